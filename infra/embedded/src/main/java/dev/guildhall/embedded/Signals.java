package dev.guildhall.embedded;

import java.io.IOException;

/** Signals that {@link ProcessHandle} cannot send. */
final class Signals {

    private Signals() {}

    /** Sends nothing and fails nothing when the process is already gone. */
    static void send(String signal, long pid) {
        // The shell's built-in kill: small container images have no /bin/kill.
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new EmbeddedServerException("Cannot send SIG" + signal + " to process " + pid, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
