package dev.guildhall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that {@link ProcessHandle} cannot send. */
enum Signal {
    STOP,
    CONT,
    INT,
    QUIT;

    /** To a process, or with a negative number to a process group. */
    void send(long target) {
        try {
            int exitCode = new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + target)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("SIG" + name() + " could not be sent to " + target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
