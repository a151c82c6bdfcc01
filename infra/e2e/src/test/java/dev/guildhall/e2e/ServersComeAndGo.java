package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.EventTable.Row;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.PersistentWriter.Acknowledged;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Redis and PostgreSQL go away and come back; the programs are left alone. */
abstract class ServersComeAndGo extends Scene {
    /** For things to happen that no bound is promised for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PACE = Duration.ofMillis(50);
    private static final int CHANGES_AROUND_THE_RESTART = 10;

    @AfterEach
    void everythingIsBackAndNothingHasEnded() {
        installation().redis().startAgain();
        installation().postgres().startAgain();
        Readiness.awaitWhole(installation());
        assertThat(installation().programs()).allMatch(JvmProcess::isAlive);
    }

    @Nested
    class WhenRedisIsKilled {

        @Test
        void changesStillReachBotAndBrowserWithinFiveSeconds() {
            String token = login(World.ADAM);
            Panel adam = installation().panel(token);
            try (Ear browser = Ear.onSocket(installation(), token)) {
                installation().redis().kill();

                change(adam, browser, "Redis away");
                // Once more, after everybody has noticed.
                change(adam, browser, "Redis still away");
            }
        }

        @Test
        void whatChangedMeanwhileIsCaughtUpWithWhenRedisIsBack() {
            String token = login(World.ADAM);
            Panel adam = installation().panel(token);
            try (Ear browser = Ear.onSocket(installation(), token);
                    Ear redis = Ear.onRedis(installation().redis(), "bot:config:settings")) {
                installation().redis().kill();
                String prefix = newPrefix();
                long version = accepted(adam.changePrefix(World.DEMO, prefix));
                int linesBefore = redis.count();

                installation().redis().startAgain();

                long back = System.nanoTime();
                assertThat(adam.settings(World.DEMO, version)
                                .data()
                                .path("prefix")
                                .asText())
                        .isEqualTo(prefix);
                browser.event("config:updated", version, remaining(back, CONVERGENCE));
                awaitBotShows(prefix, back, CONVERGENCE);
                System.out.printf("measured: Redis restarted, converged after %d ms%n", millisSince(back));

                redis.hear(linesBefore, "a new subscription", line -> Ear.is(line, "subscribed"), PATIENCE);
                awaitPublishing(adam, redis);
                change(adam, browser, "Redis back");
            }
        }

        private void change(Panel adam, Ear browser, String occasion) {
            String prefix = newPrefix();
            long begin = System.nanoTime();
            long version = accepted(adam.changePrefix(World.DEMO, prefix));
            Answer read = adam.settings(World.DEMO, version);
            assertThat(accepted(read)).isEqualTo(version);
            assertThat(read.data().path("prefix").asText()).isEqualTo(prefix);
            browser.event("config:updated", version, remaining(begin, CONVERGENCE));
            long heard = millisSince(begin);
            awaitBotShows(prefix, begin, CONVERGENCE);
            System.out.printf("measured: %s, socket %d ms, bot %d ms%n", occasion, heard, millisSince(begin));
            assertThat(browser.versions("config:updated"))
                    .as("each version once, in order")
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        /** Until the query side publishes again: it probes for Redis now and then. */
        private void awaitPublishing(Panel adam, Ear redis) {
            await("publishing")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        accepted(adam.changePrefix(World.DEMO, newPrefix()));
                        return redis.heard("published");
                    });
        }
    }

    @Nested
    class WhenPostgresIsRestarted {

        @Test
        void writersAreToldToComeBackNothingAcknowledgedIsLostAndAllResume() {
            String token = login(World.ADAM);
            Panel adam = installation().panel(token);
            long before = installation().log().head();
            try (Ear browser = Ear.onSocket(installation(), token);
                    PersistentWriter writer = new PersistentWriter(adam, () -> World.DEMO, PACE)) {
                writer.awaitMoreAcknowledged(CHANGES_AROUND_THE_RESTART, PATIENCE);

                installation().postgres().stop();
                writer.awaitTurnedAway(PATIENCE);
                Answer read = adam.settings(World.DEMO);
                refused(read, 503);
                assertThat(read.header("Retry-After").orElse("")).containsOnlyDigits();
                installation().postgres().startAgain();
                long back = System.nanoTime();
                writer.awaitMoreAcknowledged(CHANGES_AROUND_THE_RESTART, PATIENCE);
                System.out.printf(
                        "measured: PostgreSQL restarted, %d writes turned away, %d stored within %d ms of its return%n",
                        writer.turnedAway(), CHANGES_AROUND_THE_RESTART, millisSince(back));

                Acknowledged last = writer.stop();
                assertThat(writer.unexpected()).isEmpty();
                assertAllInLog(writer, before);
                Answer after = adam.settings(World.DEMO, last.version());
                assertThat(after.data().path("prefix").asText()).isEqualTo(last.prefix());
                browser.event("config:updated", last.version(), PATIENCE);
                awaitBotShows(last.prefix(), System.nanoTime(), PATIENCE);
            }
        }

        private void assertAllInLog(PersistentWriter writer, long before) {
            Map<Long, Row> rows = installation().log().after(before).stream()
                    .collect(Collectors.toMap(Row::position, Function.identity()));
            assertThat(writer.acknowledged())
                    .allSatisfy(acknowledged -> assertThat(rows)
                            .hasEntrySatisfying(
                                    acknowledged.version(),
                                    row -> assertThat(row.payload()).contains("\"" + acknowledged.prefix() + "\"")));
        }
    }
}
