package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server that an earlier program left running on our data directory when it was killed. */
record Orphan(ProcessHandle process) {

    static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    /** Stops the server that the pid file names, if it is ours, in the server's own orderly way. */
    static void stopAny(ServerKind kind, Path pidFile, Path marker, Consumer<String> progress) throws IOException {
        Optional<Orphan> orphan = find(pidFile, kind.program(), marker);
        if (orphan.isPresent()) {
            progress.accept("stopping the " + kind.title() + " that an earlier run left behind");
            orphan.get().stop(kind.stopSignal());
        }
    }

    /** Kills every process of the server on that directory, for sessions whose main process has died before them. */
    static void killAll(ServerKind kind, Path marker) {
        ProcessHandle.allProcesses()
                .filter(process -> isServer(process, kind.program(), marker))
                .map(Orphan::new)
                .forEach(Orphan::kill);
    }

    /**
     * The process named in the first line of the pid file, if it really is this server on this directory. A pid file
     * survives reboots and container restarts, after which the same number may belong to anybody.
     *
     * @param program file name of the server's program
     * @param marker path that is one of its arguments, or its working directory
     */
    static Optional<Orphan> find(Path pidFile, String program, Path marker) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        Optional<String> firstLine = Files.readString(pidFile).lines().findFirst();
        return firstLine
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .filter(process -> isServer(process, program, marker))
                .map(Orphan::new);
    }

    private static boolean isServer(ProcessHandle process, String program, Path marker) {
        boolean sameProgram = process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith(program))
                .orElse(false);
        boolean named = process.info().arguments().stream().flatMap(Stream::of).anyMatch(marker.toString()::equals);
        return sameProgram && (named || worksIn(process, marker));
    }

    private static boolean worksIn(ProcessHandle process, Path marker) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), marker);
        } catch (IOException notToBeKnown) {
            return false;
        }
    }

    private void stop(String signal) {
        Signals.send(signal, process.pid());
        if (!Waiting.forEnd(process, STOP_TIMEOUT)) {
            kill();
        }
    }

    private void kill() {
        process.destroyForcibly();
        if (!Waiting.forEnd(process, ChildServer.KILL_TIMEOUT)) {
            throw new EmbeddedServerException("Process " + process.pid()
                    + " was left behind by an earlier run and cannot be stopped. Stop it by hand and try again.");
        }
    }
}
