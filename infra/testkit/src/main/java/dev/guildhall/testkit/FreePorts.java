package dev.guildhall.testkit;

import dev.guildhall.embedded.LoopbackPorts;

/** Ports for servers under test. */
public final class FreePorts {

    private FreePorts() {}

    /** A port of 127.0.0.1 that nobody listens on now; not given twice in this JVM, and never an ephemeral one. */
    public static int next() {
        return LoopbackPorts.free();
    }
}
