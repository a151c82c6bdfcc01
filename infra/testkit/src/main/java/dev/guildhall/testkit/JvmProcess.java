package dev.guildhall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A main class running in a JVM of its own, with the Java of this one. Both of its output streams are
 * read as one. Always ended with its descendants at {@link #close}.
 */
public final class JvmProcess implements AutoCloseable {
    /**
     * A build that was started in the background ignores SIGINT, its children inherit that, and a JVM that finds the
     * signal ignored leaves it so: a terminal's child does not.
     */
    private static final List<String> OWN_GROUP = List.of("setsid", "env", "--default-signal=INT");

    static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    private static final int LINES_IN_FAILURE = 40;

    private final String name;
    private final Process process;
    private final OutputLines output;

    private JvmProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = OutputLines.of(process.getInputStream(), name + "-output");
    }

    /** A description to be completed and started. */
    public static Launch of(Class<?> mainClass) {
        return of(mainClass.getName());
    }

    /** By name, for programs that the test does not compile against. */
    public static Launch of(String mainClass) {
        return new Launch(
                mainClass, System.getProperty("java.class.path"), List.of(), List.of(), Map.of(), Path.of(""), false);
    }

    /**
     * How a JVM is to be started. The child has this JVM's environment, with the given variables on top.
     *
     * @param ownGroup whether it leads a process group of its own, as a program started from a terminal does
     */
    public record Launch(
            String mainClass,
            String classPath,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment,
            Path directory,
            boolean ownGroup) {

        /** Instead of this JVM's: for programs that must not see what the test sees. */
        public Launch classPath(String entries) {
            return new Launch(mainClass, entries, jvmOptions, arguments, environment, directory, ownGroup);
        }

        public Launch jvmOptions(String... options) {
            return new Launch(mainClass, classPath, List.of(options), arguments, environment, directory, ownGroup);
        }

        public Launch arguments(String... values) {
            return new Launch(mainClass, classPath, jvmOptions, List.of(values), environment, directory, ownGroup);
        }

        public Launch environment(Map<String, String> variables) {
            return new Launch(mainClass, classPath, jvmOptions, arguments, Map.copyOf(variables), directory, ownGroup);
        }

        public Launch directory(Path workingDirectory) {
            return new Launch(mainClass, classPath, jvmOptions, arguments, environment, workingDirectory, ownGroup);
        }

        /** For {@link JvmProcess#interruptGroup}. Needs the programs setsid and env (of coreutils 8.31 or newer). */
        public Launch inOwnGroup() {
            return new Launch(mainClass, classPath, jvmOptions, arguments, environment, directory, true);
        }

        public JvmProcess start() {
            List<String> command = new ArrayList<>(ownGroup ? OWN_GROUP : List.of());
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", classPath, mainClass));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.directory(directory.toAbsolutePath().toFile());
            builder.environment().putAll(environment);
            try {
                return new JvmProcess(mainClass, builder.start());
            } catch (IOException failure) {
                throw new UncheckedIOException("No JVM for " + mainClass, failure);
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** For its descendants and the like. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** All that it has written so far. */
    public List<String> lines() {
        return output.all();
    }

    /**
     * The first line, old or new, that contains the text.
     *
     * @throws AssertionError with the last lines, when the time is up or the output ends without one
     */
    public String awaitLine(String text, Duration timeout) {
        return awaitLine(0, line -> line.contains(text), timeout);
    }

    /**
     * The first matching line at or after a number, counted from 0.
     *
     * @throws AssertionError with the last lines, when the time is up or the output ends without one
     */
    public String awaitLine(int from, Predicate<String> condition, Duration timeout) {
        return output.first(from, condition, timeout)
                .orElseThrow(() -> new AssertionError("No such line from " + name + " within " + timeout
                        + (output.awaitEnd(Duration.ZERO) ? " (it has ended)" : "") + "; its last ones:\n" + tail()));
    }

    /** SIGSTOP: it makes no step more, yet keeps its connections and locks. */
    public void suspend() {
        Signal.STOP.send(pid());
    }

    /** SIGCONT. */
    public void resume() {
        Signal.CONT.send(pid());
    }

    /** SIGTERM: shutdown hooks run. */
    public void terminate() {
        process.destroy();
    }

    /** SIGINT to it and to all processes of its group, as the terminal's Ctrl-C does. */
    public void interruptGroup() {
        Signal.INT.send(-pid());
    }

    /** SIGKILL to it alone: its children live on. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        // Not for the end of its output, which a child that lives on may still hold open.
        process.onExit().orTimeout(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /**
     * Its exit code, after all its output has been read.
     *
     * @throws AssertionError with the last lines, when it does not end in time
     */
    public int awaitExit(Duration timeout) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                output.awaitEnd(END_TIMEOUT);
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(name + " has not ended within " + timeout + "; its last lines:\n" + tail());
    }

    /** SIGKILL to it and to all that it has started. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        kill();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private String tail() {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_IN_FAILURE), lines.size()));
    }
}
