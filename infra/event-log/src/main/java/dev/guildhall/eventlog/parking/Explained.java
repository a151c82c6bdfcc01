package dev.guildhall.eventlog.parking;

/** A failure whose message may be shown to operators: it says nothing that an event says. */
public interface Explained {
    String explanation();
}
