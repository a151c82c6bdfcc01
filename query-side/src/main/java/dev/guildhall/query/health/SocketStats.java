package dev.guildhall.query.health;

import dev.guildhall.door.status.PushStatus;

/** All push processes together, in the envelope of every answer and beside it, where existing scripts look. */
record SocketStats(boolean success, Figures data, int connectedUsers, int totalConnections, int rooms) {
    /** What the contract names. */
    record Figures(int connectedUsers, int totalConnections, int rooms) {}

    static SocketStats of(PushStatus push) {
        Figures figures = new Figures(push.connectedUsers(), push.totalConnections(), push.rooms());
        return new SocketStats(true, figures, figures.connectedUsers(), figures.totalConnections(), figures.rooms());
    }
}
