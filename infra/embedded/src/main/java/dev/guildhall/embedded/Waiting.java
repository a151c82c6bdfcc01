package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Waiting for processes that are not this program's own children. */
final class Waiting {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private Waiting() {}

    /**
     * Whether the process has ended within the time. Asks for itself, as {@link ProcessHandle#onExit} notices the end of
     * somebody else's child only after up to two seconds.
     */
    static boolean forEnd(ProcessHandle process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (process.isAlive() && !isZombie(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new EmbeddedServerException(
                        "Interrupted while waiting for process " + process.pid(), interrupted);
            }
        }
        return true;
    }

    /** Ended, its memory and ports free again, but not yet noticed by the parent, which may take a while or never do. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.startsWith(" Z", status.lastIndexOf(')') + 1);
        } catch (IOException noProc) {
            return false;
        }
    }
}
