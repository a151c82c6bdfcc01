package dev.guildhall.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A Node.js script that talks by lines of JSON: the test reads its standard output and may write to its input. What the
 * script writes to its standard error appears in failures. Always ended at {@link #close}.
 */
public final class NodeScript implements AutoCloseable {

    static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path script;
    private final Process process;
    private final OutputLines output;
    private final OutputLines errors;
    private final List<JsonNode> parsed = new ArrayList<>();
    private int next;

    private NodeScript(Path script, Process process) {
        this.script = script;
        this.process = process;
        this.output = OutputLines.of(process.getInputStream(), script.getFileName() + "-output");
        this.errors = OutputLines.of(process.getErrorStream(), script.getFileName() + "-errors");
    }

    /** In the script's own directory, where Node.js also looks for its modules. Needs {@code node} on the path. */
    public static NodeScript start(Path script, List<String> arguments, Map<String, String> environment) {
        Path file = script.toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of("node", file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(file.resolveSibling("").toFile());
        builder.environment().putAll(environment);
        try {
            return new NodeScript(file, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("Node.js could not be started for " + file, failure);
        }
    }

    public static NodeScript start(Path script, String... arguments) {
        return start(script, List.of(arguments), Map.of());
    }

    /**
     * The next line that no call has returned or skipped yet.
     *
     * @throws AssertionError when the time is up, the script ends, or the line is not JSON
     */
    public JsonNode next(Duration timeout) {
        return next(json -> true, timeout);
    }

    /**
     * The next matching line; those before it are skipped for good.
     *
     * @throws AssertionError when the time is up, the script ends, or a line is not JSON
     */
    public synchronized JsonNode next(Predicate<JsonNode> condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<String> line = output.line(next, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (line.isEmpty()) {
                throw new AssertionError("Nothing more to the purpose from " + this + " within " + timeout);
            }
            next++;
            JsonNode json = parse(line.get());
            if (condition.test(json)) {
                return json;
            }
        }
    }

    /** All lines so far, returned before or not. */
    public synchronized List<JsonNode> all() {
        List<String> lines = output.all();
        // Whoever waits asks again and again, and may have been written much: each line is read once.
        lines.subList(parsed.size(), lines.size()).forEach(line -> parsed.add(parse(line)));
        return List.copyOf(parsed);
    }

    /** One line to its standard input. */
    public void send(JsonNode json) {
        try {
            process.getOutputStream().write((json + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException ended) {
            throw new UncheckedIOException("Cannot write to " + this, ended);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** SIGSTOP: it makes no step more, yet keeps its connections. */
    public void suspend() {
        Signal.STOP.send(pid());
    }

    /** SIGCONT. */
    public void resume() {
        Signal.CONT.send(pid());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Its exit code, after all its output has been read.
     *
     * @throws AssertionError when it does not end in time
     */
    public int awaitExit(Duration timeout) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                output.awaitEnd(END_TIMEOUT);
                errors.awaitEnd(END_TIMEOUT);
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(this + " has not ended within " + timeout);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit(END_TIMEOUT);
    }

    private JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON: " + line + " from " + this, notJson);
        }
    }

    @Override
    public String toString() {
        return script.getFileName() + " (pid " + process.pid() + (process.isAlive() ? "" : ", ended") + "), output:\n"
                + String.join("\n", output.all()) + "\nerrors:\n" + String.join("\n", errors.all());
    }
}
