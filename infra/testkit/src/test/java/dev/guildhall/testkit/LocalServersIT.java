package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the embedded servers when their program ends in this way or that. */
class LocalServersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY = Pattern.compile("ready runs=(\\d+) postgres=(\\d+) redis=(\\d+)");

    @TempDir
    private Path directory = Path.of("");

    @Nested
    class WhenTheTerminalInterrupts {

        @Test
        void servesUntilTheProgramHasClosedItsConnections() {
            try (JvmProcess program = program().inOwnGroup().start()) {
                Ready ready = ready(program);

                program.interruptGroup();

                program.awaitExit(PATIENCE);
                assertThat(program.lines()).containsSubsequence("still runs=1", "closed");
                assertThat(ready.serversAlive()).isFalse();
            }
        }
    }

    @Nested
    class WhenTerminated {

        @Test
        void stopsTheServersAndFindsTheDataNextTime() {
            try (JvmProcess program = program().start()) {
                Ready ready = ready(program);
                program.terminate();
                program.awaitExit(PATIENCE);
                assertThat(ready.serversAlive()).isFalse();
            }
            try (JvmProcess next = program().start()) {
                assertThat(ready(next).runs()).isEqualTo(2);
                assertThat(next.lines()).noneMatch(line -> line.contains("left behind"));
            }
        }
    }

    @Nested
    class WhenKilled {

        @Test
        void takesTheServersWithItAndLeavesTheData() {
            Ready ready;
            try (JvmProcess program = program().start()) {
                ready = ready(program);
                program.kill();
            }
            await().atMost(PATIENCE).until(() -> !ready.serversAlive());
            try (JvmProcess next = program().start()) {
                assertThat(ready(next).runs()).isEqualTo(2);
            }
        }

        @Test
        void isFollowedByProgramThatReplacesTheServersLeftBehind() {
            Ready orphans;
            try (JvmProcess program = program().arguments("outliving").start()) {
                orphans = ready(program);
                program.kill();
            }
            assertThat(orphans.serversAlive()).isTrue();

            try (JvmProcess next = program().start()) {
                Ready ready = ready(next);

                assertThat(ready.runs()).isEqualTo(2);
                assertThat(ready.postgres()).isNotEqualTo(orphans.postgres());
                assertThat(orphans.serversAlive()).isFalse();
                assertThat(next.lines())
                        .contains(
                                "progress stopping the PostgreSQL that an earlier run left behind",
                                "progress stopping the Redis that an earlier run left behind");
            }
        }
    }

    @Nested
    class WhenAnotherProgramUsesTheDirectory {

        @Test
        void refusesNamingItAndWhatToDo() {
            try (JvmProcess program = program().start()) {
                Ready ready = ready(program);
                try (JvmProcess second = program().start()) {
                    assertThat(second.awaitLine("refused", PATIENCE))
                            .contains("process " + program.pid())
                            .contains("GUILDHALL_DATA_DIR");
                    second.awaitExit(PATIENCE);
                }
                assertThat(ready.serversAlive()).isTrue();
            }
        }
    }

    @Nested
    class WhenPortsAreFixed {

        @Test
        void refusesPostgresPortOfAnotherAndStopsTheRedisThatHadStarted() {
            try (TestPostgres foreign = TestPostgres.dedicated();
                    JvmProcess program = program(Map.of(
                                    "GUILDHALL_POSTGRES_PORT",
                                    Integer.toString(foreign.server().port())))
                            .start()) {
                assertThat(program.awaitLine("refused", PATIENCE)).contains("GUILDHALL_POSTGRES_PORT");
                program.awaitExit(PATIENCE);
                assertThat(program.handle().descendants()).isEmpty();
                assertThat(foreign.server().isRunning()).isTrue();
            }
        }
    }

    private record Ready(long runs, ProcessHandle postgres, ProcessHandle redis) {

        boolean serversAlive() {
            return isRunning(postgres) || isRunning(redis);
        }

        /** A process whose parent has died may be dead for a while before the system forgets it. */
        private static boolean isRunning(ProcessHandle process) {
            return process.isAlive() && process.info().command().isPresent();
        }
    }

    private JvmProcess.Launch program() {
        return program(Map.of());
    }

    private JvmProcess.Launch program(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GUILDHALL_DATA_DIR", directory.resolve("data").toString());
        return JvmProcess.of(ServersProgram.class).environment(environment);
    }

    private static Ready ready(JvmProcess program) {
        Matcher line = READY.matcher(program.awaitLine("ready", PATIENCE));
        assertThat(line.matches()).isTrue();
        List<ProcessHandle> servers = List.of(process(line.group(2)), process(line.group(3)));
        return new Ready(Long.parseLong(line.group(1)), servers.getFirst(), servers.getLast());
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
