package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the processes that faults strike: the same role through all its incarnations, each with a ledger of its own. */
final class Member implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(90);

    private final Class<?> program;
    private final TestDatabase account;
    private final int index;
    private final Path directory;
    private final RunSettings settings;
    private final List<Path> ledgers = new ArrayList<>();
    private @Nullable JvmProcess process;
    private boolean paused;

    Member(Class<?> program, TestDatabase account, int index, Path directory, RunSettings settings) {
        this.program = program;
        this.account = account;
        this.index = index;
        this.directory = directory;
        this.settings = settings;
    }

    /** Also the data base user as which it works. */
    String name() {
        return account.username();
    }

    /** What each incarnation has noted, oldest first. */
    List<Path> ledgers() {
        return ledgers;
    }

    /** A new incarnation; does not wait until it is at work. */
    void start() {
        paused = false;
        int incarnation = ledgers.size();
        Path ledger = directory.resolve(name() + "." + incarnation + ".txt");
        ledgers.add(ledger);
        Map<String, Object> told = Map.of(
                "url", account.jdbcUrl(),
                "user", account.username(),
                "password", account.password(),
                "ledger", ledger,
                "index", index,
                "incarnation", incarnation,
                "process", name() + "." + incarnation,
                "seed", settings.seed(),
                "callers", settings.callersOfEach(),
                "pause", settings.thought().toMillis());
        List<String> options = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dguildhall.node-id=" + name()));
        told.forEach((key, value) -> options.add("-D" + ChildProcess.PREFIX + key + "=" + value));
        process = JvmProcess.of(program)
                .jvmOptions(options.toArray(String[]::new))
                .start();
    }

    JvmProcess process() {
        return Objects.requireNonNull(process);
    }

    void awaitReady() {
        process().awaitLine(ChildProcess.READY, READY);
    }

    /** SIGSTOP; answers how to let the same process go on, which may be dead by then. */
    Runnable pause() {
        JvmProcess stopped = alive();
        stopped.suspend();
        paused = true;
        return () -> {
            if (stopped.isAlive()) {
                stopped.resume();
                paused = false;
            }
        };
    }

    boolean isPaused() {
        return paused;
    }

    /** SIGKILL, and a new incarnation. */
    void killAndStart() {
        alive().kill();
        start();
    }

    /** A process that ends by itself is a fault that nobody has drawn: no kill shall hide it. */
    private JvmProcess alive() {
        JvmProcess current = process();
        if (!current.isAlive()) {
            throw new IllegalStateException(
                    "%s has ended by itself:%n%s".formatted(name(), String.join("\n", current.lines())));
        }
        return current;
    }

    /** In good order: whoever waits for an answer gets it. */
    void end() {
        alive().terminate();
        process().awaitExit(END);
    }

    /** How many lines that begin with a word its present incarnation has noted. */
    long noted(String word) {
        return Ledger.count(ledgers.getLast(), word);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
