package dev.guildhall.push.room;

/**
 * How many connections one user may have open at this node: a person has a few tabs and devices, and a runaway page must
 * not take the place of others.
 */
public record ConnectionLimits(int socketsPerUser, int streamsPerUser) {
    int of(PanelConnection.Kind kind) {
        return switch (kind) {
            case SOCKET -> socketsPerUser;
            case STREAM -> streamsPerUser;
        };
    }
}
