package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process that this program has started, with its log file beside its data. */
final class ChildServer {

    static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    static final int LOG_TAIL_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildServer(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the command; the log of the run before is kept with the suffix {@code .1}, older ones are dropped. */
    static ChildServer launch(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ChildServer(name, process, log);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @throws EmbeddedServerException with the end of the log, when it dies or is not ready in time */
    void awaitReady(BooleanSupplier ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (waitFor(POLL_INTERVAL)) {
                throw new EmbeddedServerException(
                        name + " did not start (exit code " + process.exitValue() + "):\n" + logTail());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new EmbeddedServerException(
                        name + " was not ready after " + timeout.toSeconds() + " s:\n" + logTail());
            }
        }
    }

    /** Asks by signal, and takes the whole process tree down by force when it has not ended in time. */
    void stop(String signal, Duration timeout) {
        if (!process.isAlive()) {
            return;
        }
        Signals.send(signal, pid());
        if (!waitFor(timeout)) {
            kill();
        }
    }

    /** SIGKILL to the process and all that it has started; returns when none of them is left. */
    void kill() {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        waitFor(KILL_TIMEOUT);
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(child -> Waiting.forEnd(child, KILL_TIMEOUT));
    }

    String logTail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(no log at " + log + ")";
        }
    }

    private boolean waitFor(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while waiting for " + name, interrupted);
        }
    }
}
