package dev.guildhall.push.room;

/** One admitted connection of one user's panel. Identity is equality. */
public interface PanelConnection {
    /** Each kind has a bound of its own. */
    enum Kind {
        /** Socket.IO: any number of rooms. */
        SOCKET,
        /** Server-sent events: one room. */
        STREAM
    }

    Kind kind();

    String userId();

    /**
     * Queues an event; never blocks. Events of one calling thread arrive in order. A connection whose client does not
     * read is closed instead of being queued for without end.
     */
    void send(RoomEvent event);

    /** Tells that the user has lost a guild, whose room this connection has left before. */
    void revoked(String guildId, RoomEvent notice);
}
