package dev.guildhall.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An installation that test classes share, since starting one takes long: started at first use, stopped with the JVM. */
final class SharedInstallation {
    static final SharedInstallation ONE_PROCESS = new SharedInstallation("one process", AllInOne::start);

    /** On machines whose clocks are all wrong: two by an hour ahead, two by an hour behind. */
    static final SharedInstallation FOUR_PROCESSES = new SharedInstallation(
            "four processes",
            () -> FourProcesses.start(Map.of(
                    Program.COMMAND_SIDE, Duration.ofHours(1),
                    Program.QUERY_SIDE, Duration.ofHours(-1),
                    Program.BOT_ADAPTER, Duration.ofHours(-1),
                    Program.PANEL_PUSH, Duration.ofHours(1))));

    private final String name;
    private final Supplier<Installation> starting;
    private @Nullable Installation started;
    private @Nullable Throwable failure;

    private SharedInstallation(String name, Supplier<Installation> starting) {
        this.name = name;
        this.starting = starting;
    }

    static SharedInstallation of(Layout layout) {
        return switch (layout) {
            case ONE_PROCESS -> ONE_PROCESS;
            case FOUR_PROCESSES -> FOUR_PROCESSES;
        };
    }

    /** The running installation. One that could not be started is not tried again. */
    synchronized Installation get() {
        if (failure != null) {
            throw new AssertionError("Could not be started before: " + name, failure);
        }
        Installation installation = started;
        return installation == null ? start() : installation;
    }

    /** Nothing, as long as nobody has wanted it. */
    synchronized Optional<Installation> running() {
        return Optional.ofNullable(started);
    }

    private Installation start() {
        long begin = System.nanoTime();
        try {
            Installation installation = starting.get();
            started = installation;
            Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop-installation"));
            long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            System.out.printf("%s: ready after %d ms%n", name, millis);
            return installation;
        } catch (RuntimeException | AssertionError e) {
            failure = e;
            throw e;
        }
    }
}
