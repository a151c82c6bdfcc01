package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as a newcomer ends it and as a machine does. */
@ExtendWith(Journal.class)
final class AllInOneLifeE2E {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PROJECTION_TIMEOUT = Duration.ofSeconds(30);
    private static final int SERVERS = 2;

    private final int httpPort = FreePorts.next();
    private final Map<String, String> ports = Map.of(
            "SERVER_PORT", "" + httpPort,
            "GUILDHALL_SOCKET_PORT", "" + FreePorts.next(),
            "GUILDHALL_SIMULATOR_PORT", "" + FreePorts.next());

    @TempDir
    private Path data = Path.of("");

    @AfterEach
    void stopWhatAFailedTestHasLeft() {
        serversOnData().forEach(ProcessHandle::destroyForcibly);
        await().atMost(END_TIMEOUT).until(() -> serversOnData().isEmpty());
    }

    @Test
    void findsItsDataAgainAfterCtrlCAndAfterAKill() {
        String prefix = Scene.newPrefix();
        long version;
        try (JvmProcess first = start()) {
            version = Scene.accepted(adam().changePrefix(World.DEMO, prefix));
            assertThat(serversOnData()).hasSizeGreaterThanOrEqualTo(SERVERS);

            first.interruptGroup();

            first.awaitExit(END_TIMEOUT);
            assertThat(serversOnData()).isEmpty();
            Journal.forget(first);
        }
        try (JvmProcess second = start()) {
            assertPrefix(prefix, version);
            prefix = Scene.newPrefix();
            version = Scene.accepted(adam().changePrefix(World.DEMO, prefix));

            second.kill();

            Journal.forget(second);
        }
        try (JvmProcess third = start()) {
            assertPrefix(prefix, version);

            third.interruptGroup();

            third.awaitExit(END_TIMEOUT);
            assertThat(serversOnData()).isEmpty();
            Journal.forget(third);
        }
    }

    /** After a kill the projection first waits until the claim of the one that was killed has run out. */
    private void assertPrefix(String prefix, long version) {
        long ready = System.nanoTime();
        Panel adam = adam();
        await().atMost(PROJECTION_TIMEOUT)
                .until(() -> adam.settings(World.DEMO, version).status() == 200);
        System.out.printf("measured: data found again %d ms after the ready line%n", Scene.millisSince(ready));
        assertThat(adam.settings(World.DEMO, version).data().path("prefix").asText())
                .isEqualTo(prefix);
    }

    private JvmProcess start() {
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("GUILDHALL_DATA_DIR", data.toAbsolutePath().toString());
        JvmProcess program = Program.ALL_IN_ONE.launch(environment).inOwnGroup().start();
        Journal.follow(Program.ALL_IN_ONE, program);
        program.awaitLine("Guildhall is ready", Readiness.START_TIMEOUT);
        return program;
    }

    /** As soon as the bot has told about adam's guild. */
    private Panel adam() {
        String url = "http://localhost:" + httpPort;
        Discord discord = new Discord("http://localhost:" + ports.get("GUILDHALL_SIMULATOR_PORT"));
        Panel adam = new Panel(url, url, null).login(discord, World.ADAM);
        await().atMost(Readiness.START_TIMEOUT)
                .until(() -> adam.settings(World.DEMO).status() == 200);
        return adam;
    }

    /** PostgreSQL and Redis processes that work in the data directory, sessions of PostgreSQL included. */
    private List<ProcessHandle> serversOnData() {
        return ProcessHandle.allProcesses().filter(this::worksOnData).toList();
    }

    private boolean worksOnData(ProcessHandle process) {
        try {
            Path directory = Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd"));
            String command = Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
            boolean server = command.contains("postgres") || command.contains("redis-server");
            return server && (directory.startsWith(data.toRealPath()) || command.contains(data.toString()));
        } catch (IOException gone) {
            return false;
        }
    }
}
