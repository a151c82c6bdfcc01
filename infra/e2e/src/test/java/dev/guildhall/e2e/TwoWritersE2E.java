package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.EventTable.Row;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.PersistentWriter.Acknowledged;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several processes append to one log. Most of its time is a pause that must be as long as it is: stores that wait a minute for
 * gaps to be filled lose the event of a writer that pauses longer.
 */
@ExtendWith(Journal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Shares.LONGEST_FIRST)
final class TwoWritersE2E {
    private static final Duration PAUSE = Duration.ofSeconds(90);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final String PAUSED_PREFIX = "paused";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TwoWriters installation;

    @BeforeAll
    void start() {
        installation = TwoWriters.start();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void whoPausesInsideItsAppendLosesNothingAndHoldsNobodyUp() throws SQLException {
        try (PersistentWriter second =
                        new PersistentWriter(installation.throughSecond(), installation::nextGuild, PACE);
                PersistentWriter first =
                        new PersistentWriter(installation.throughFirst(), installation::nextGuild, PACE);
                Ear redis = Ear.onRedis(installation.servers().redis(), "bot:config:settings")) {
            second.awaitMoreAcknowledged(20, PATIENCE);
            first.awaitMoreAcknowledged(20, PATIENCE);
            first.stop();

            CompletableFuture<Answer> paused = pauseInsideAppend();
            long since = System.nanoTime();
            second.awaitMoreAcknowledged(20, PATIENCE);
            await("the pause")
                    .atMost(PAUSE.plus(PATIENCE))
                    .until(() -> elapsed(since).compareTo(PAUSE) >= 0);
            second.awaitMoreAcknowledged(20, PATIENCE);
            long atLeast = installation.log().head();
            assertThat(projectedAtLeast(atLeast)).isTrue();
            installation.first().resume();

            Answer late =
                    paused.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            System.out.printf(
                    "measured: a writer paused %d s inside its append, %d changes by the other one meanwhile%n",
                    elapsed(since).toSeconds(), second.acknowledged().size());
            long version = settled(late);
            assertThat(version).isLessThan(atLeast);
            awaitAccepted(installation.throughFirst(), installation.nextGuild());
            second.stop();

            assertThat(first.unexpected()).isEmpty();
            assertThat(second.unexpected()).isEmpty();
            List<Row> log = installation.log().after(0);
            EventTable.assertWhole(log);
            EventTable.assertStored(log, first.acknowledged());
            EventTable.assertStored(log, second.acknowledged());
            EventTable.assertStored(log, List.of(new Acknowledged(installation.ownGuild(), version, PAUSED_PREFIX)));
            assertThat(log)
                    .filteredOn(row -> row.payload().contains(PAUSED_PREFIX))
                    .hasSize(1);
            assertProjected(log);
            assertToldInOrder(redis);
        }
    }

    /** The first process has sent its event and is stopped before it hears what became of it. */
    private CompletableFuture<Answer> pauseInsideAppend() throws SQLException {
        Panel panel = installation.throughFirst();
        try (AppendGate gate = AppendGate.close(installation.servers().database())) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    answer.complete(change(panel.patiently()));
                } catch (RuntimeException failure) {
                    answer.completeExceptionally(failure);
                }
            });
            gate.awaitArrival(TwoWriters.FIRST);
            installation.first().suspend();
            return answer;
        }
    }

    private Answer change(Panel panel) {
        return panel.changePrefix(
                installation.ownGuild(), PAUSED_PREFIX, Map.of("Idempotency-Key", "before-the-pause"));
    }

    /** Who paused that long may have given up on its answer, and then says to ask again with the same key. */
    private long settled(Answer late) {
        if (late.status() == 200) {
            return Scene.accepted(late);
        }
        Scene.refused(late, 503);
        assertThat(late.header("Retry-After")).isPresent();
        await("the fate of the paused change")
                .atMost(PATIENCE)
                .until(() -> change(installation.throughFirst()).status() == 200);
        return Scene.accepted(change(installation.throughFirst()));
    }

    @Test
    void whoFallsSilentInAnOpenTransactionIsCutOff() throws SQLException {
        Panel panel = installation.throughSecond();
        String guild = installation.nextGuild();
        accepted(panel, guild);
        try (SilentWriter silent =
                SilentWriter.fallSilentInsideAppend(installation.servers().database())) {
            long since = System.nanoTime();

            long version = accepted(panel, guild);

            System.out.printf(
                    "measured: a silent writer held the others up for %d ms%n",
                    elapsed(since).toMillis());
            assertThat(silent.commits()).isFalse();
            assertThat(projectedAtLeast(version)).isTrue();
            List<Row> log = installation.log().after(0);
            EventTable.assertWhole(log);
            assertThat(log).noneMatch(row -> "guild:nobody".equals(row.aggregateId()));
        }
    }

    private static long accepted(Panel panel, String guildId) {
        return Scene.accepted(panel.changePrefix(guildId, Scene.newPrefix()));
    }

    private static void awaitAccepted(Panel panel, String guildId) {
        await("a change through the resumed process")
                .atMost(PATIENCE)
                .until(() -> panel.changePrefix(guildId, Scene.newPrefix()).status() == 200);
    }

    private boolean projectedAtLeast(long position) {
        await("position " + position + " in the view")
                .atMost(PATIENCE)
                .until(() -> installation.projected() >= position);
        return true;
    }

    /** The view holds, for each guild, what its last event says, at that event's position. */
    private void assertProjected(List<Row> log) {
        Map<String, Row> last = new HashMap<>();
        log.stream().filter(row -> "settings.Changed".equals(row.type())).forEach(row -> last.put(row.guildId(), row));
        assertThat(projectedAtLeast(log.getLast().position())).isTrue();
        last.forEach((guildId, row) -> {
            Answer read = installation.throughSecond().settings(guildId, row.position());
            assertThat(Scene.accepted(read)).isEqualTo(row.position());
            assertThat(row.payload())
                    .contains("\"after\":\"" + read.data().path("prefix").asText() + "\"");
        });
    }

    /** What was published about a guild never goes back. */
    private static void assertToldInOrder(Ear redis) {
        Map<String, Long> versions = new HashMap<>();
        for (JsonNode envelope : redis.envelopes("bot:config:settings")) {
            long version = envelope.path("version").asLong();
            Long earlier = versions.put(envelope.path("guildId").asText(), version);
            assertThat(version).as("%s", envelope).isGreaterThan(earlier == null ? 0 : earlier);
        }
        assertThat(versions).isNotEmpty();
    }

    private static Duration elapsed(long sinceNanos) {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }
}
