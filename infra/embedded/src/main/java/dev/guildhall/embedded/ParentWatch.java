package dev.guildhall.embedded;

import java.io.IOException;
import java.util.List;

/**
 * Stops a server as soon as this program is gone, even by SIGKILL: a shell waits for the end of a pipe whose other end
 * only this program holds. It spares people a forgotten server; nothing depends on it, as the next start looks for
 * orphans anyway.
 */
final class ParentWatch implements AutoCloseable {

    private static final String SCRIPT = "read -r nothing; kill -\"$1\" \"$2\"";

    private final Process shell;

    private ParentWatch(Process shell) {
        this.shell = shell;
    }

    static ParentWatch over(long pid, String signal) throws IOException {
        List<String> command = Isolation.ownSession()
                .command(List.of("/bin/sh", "-c", SCRIPT, "guildhall-watch", signal, Long.toString(pid)));
        return new ParentWatch(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** To be called before the server is stopped or its process id may come to mean another process. */
    @Override
    public void close() {
        // Killed before its pipe closes, or it would do its work.
        shell.destroyForcibly();
        Waiting.forEnd(shell.toHandle(), ChildServer.KILL_TIMEOUT);
    }
}
