package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as a newcomer ends it and as a machine does. */
@ExtendWith(Journal.class)
final class AllInOneLifeE2E {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);
    private static final int SERVERS = 2;

    private final FirstCommand command = new FirstCommand();

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
        try (JvmProcess first = command.start(data)) {
            version = Scene.accepted(adam().changePrefix(World.DEMO, prefix));
            assertThat(serversOnData()).hasSizeGreaterThanOrEqualTo(SERVERS);

            first.interruptGroup();

            first.awaitExit(END_TIMEOUT);
            assertThat(serversOnData()).isEmpty();
            Journal.forget(first);
        }
        try (JvmProcess second = command.start(data)) {
            assertPrefix(prefix, version);
            prefix = Scene.newPrefix();
            version = Scene.accepted(adam().changePrefix(World.DEMO, prefix));

            second.kill();

            Journal.forget(second);
        }
        try (JvmProcess third = command.start(data)) {
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
        await().atMost(Readiness.START_TIMEOUT)
                .until(() -> adam.settings(World.DEMO, version).status() == 200);
        System.out.printf("measured: data found again %d ms after the ready line%n", Scene.millisSince(ready));
        assertThat(adam.settings(World.DEMO, version).data().path("prefix").asText())
                .isEqualTo(prefix);
    }

    /** As soon as the bot has told about adam's guild. */
    private Panel adam() {
        Panel adam = new Panel(command.panelUrl(), command.panelUrl(), null).login(command.discord(), World.ADAM);
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
