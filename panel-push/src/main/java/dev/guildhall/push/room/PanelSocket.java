package dev.guildhall.push.room;

/** One admitted socket of one user. Identity is equality. */
public interface PanelSocket {
    String userId();

    /**
     * Queues an event; never blocks. Events of one calling thread arrive in order. A socket whose client does not read
     * is closed instead of being queued for without end.
     */
    void send(String event, Object payload);
}
