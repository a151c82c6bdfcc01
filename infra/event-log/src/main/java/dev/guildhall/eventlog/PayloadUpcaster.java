package dev.guildhall.eventlog;

import tools.jackson.databind.node.ObjectNode;

/** Lifts the payload of one event type from one revision to the next. Pure; it may change the node it is given. */
public interface PayloadUpcaster {
    /** The stored type name, for example {@code settings.Changed}. */
    String type();

    /** The revision that it reads; it answers the next one. */
    int fromRevision();

    ObjectNode upcast(ObjectNode payload);
}
