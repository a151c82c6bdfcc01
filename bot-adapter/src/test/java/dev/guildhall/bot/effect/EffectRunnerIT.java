package dev.guildhall.bot.effect;

import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.RecordedGiveaways.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedGiveaways;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EffectRunnerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ";

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();

    @AfterEach
    void close() {
        sides.close();
        discord.close();
    }

    @Nested
    class WhenThereIsNoSession {
        @Test
        void asksForNothingUntilThereIs() {
            int port = discord.stop();
            try (RunningBot bot = start()) {
                sides.effects().wanted(effect("giveaway.card", 0, giveaway('A')));
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                // A worker of JDA's may throw when its session is given up before it began, which harms nobody.
                await().dontCatchUncaughtExceptions()
                        .until(() -> !sides.calls("GET", "/internal/changes").isEmpty());
                assertThat(sides.effects().claimed()).isZero();

                discord.startAt(port);

                await().dontCatchUncaughtExceptions()
                        .atMost(PATIENCE)
                        .until(() -> outcomes().contains("done"));
            }
        }
    }

    @Nested
    class WhenThereIsMuchToDo {
        @Test
        void doesSomeOfItAtATime() {
            Semaphore going = new Semaphore(0);
            AtomicInteger underWay = new AtomicInteger();
            sides.beforeAnswering(call -> {
                if (call.path().contains("/deliveries/")) {
                    underWay.incrementAndGet();
                    going.acquireUninterruptibly();
                }
            });
            for (int i = 0; i < ALPHABET.length(); i++) {
                sides.effects().wanted(effect("giveaway.announcement", 0, giveaway(ALPHABET.charAt(i))));
            }
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                await().atMost(PATIENCE).until(() -> underWay.get() == EffectRunner.MAX_AT_ONCE);
                assertThat(discord.messages(GIVEAWAYS)).hasSize(EffectRunner.MAX_AT_ONCE);

                going.release(ALPHABET.length());

                await().atMost(PATIENCE).until(() -> done() == ALPHABET.length());
                assertThat(discord.messages(GIVEAWAYS)).hasSize(ALPHABET.length());
            }
        }

        @Test
        void keepsTheOrderOfWhatBelongsTogether() {
            sides.effects().wanted(effect("giveaway.card", 0, giveaway('A')));
            sides.effects().wanted(effect("giveaway.announcement", 0, giveaway('A')));
            sides.effects().wanted(effect("giveaway.announcement", 1, giveaway('A')));
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                await().atMost(PATIENCE).until(() -> done() == 3);
                assertThat(sides.calls().stream().map(SideCall::path).filter(path -> path.contains("/deliveries/")))
                        .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
                        .containsExactly("card", "announcement-0", "announcement-1");
            }
        }
    }

    @Nested
    class WhenTheKindIsUnknown {
        @Test
        void leavesItToOthers() {
            Map<String, @Nullable Object> unknown = effect("poll.card", 0, giveaway('A'));
            sides.effects().wanted(unknown);
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                await().atMost(PATIENCE).until(() -> !sides.effects().outcomes().isEmpty());

                JsonNode outcome = sides.effects().outcomes().getFirst();
                assertThat(outcome.path("outcome").asString()).isEqualTo("retry");
                assertThat(outcome.path("cause").asString()).isEqualTo("unknown-kind");
                assertThat(outcome.path("retryAfterMillis").asLong()).isPositive();
            }
        }
    }

    @Nested
    class WhenTheCommandSideIsAway {
        /** An effect is given up after so many attempts, which an absence of our own must not use up. */
        @Test
        void waitsForItWithoutCallingThatAnAttempt() {
            sides.refuse(503, "{\"type\":\"https://guildhall.dev/problems/away\",\"status\":503,\"title\":\"Away\"}");
            sides.effects().wanted(effect("giveaway.card", 0, giveaway('A')));
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                await().atMost(PATIENCE).until(() -> outcomes().size() >= 2);
                sides.refuse(0, null);
                await().atMost(PATIENCE).until(() -> outcomes().contains("done"));

                assertThat(outcomes()).containsOnly("waiting", "done");
                JsonNode outcome = sides.effects().outcomes().getFirst();
                assertThat(outcome.path("cause").asString()).isEqualTo("command-side-away");
                assertThat(discord.messages(GIVEAWAYS)).hasSize(1);
            }
        }
    }

    @Nested
    class WhenStopped {
        @Test
        void doesNotWaitForWhatMayComeToDo() {
            RunningBot bot = start().awaitConnected();
            await().atMost(PATIENCE).until(() -> sides.effects().claimed() > 0);

            Thread closing = Thread.ofVirtual().start(bot::close);

            await().until(() -> !closing.isAlive());
        }

        /** Otherwise it would be nobody's until the claim is over. */
        @Test
        void carriesOutWhatItWasGivenAllTheSame() {
            RunningBot bot = start().awaitConnected();
            EffectRunner runner = bot.bean(EffectRunner.class);
            await().atMost(PATIENCE).until(() -> sides.effects().asking() > 0);
            Thread stopping = Thread.ofVirtual().start(bot::close);
            await().atMost(PATIENCE).until(() -> !runner.isRunning());

            sides.effects().wanted(effect("giveaway.card", 0, giveaway('A')));

            await().atMost(PATIENCE)
                    .until(() -> !stopping.isAlive() && sides.effects().asking() == 0);
            assertThat(sides.effects().left() + outcomes().size()).isOne();
            assertThat(discord.messages(GIVEAWAYS)).hasSameSizeAs(outcomes());
        }
    }

    @Nested
    class WhenKilled {
        /** Nobody notices that the one who asked is gone, and what comes meanwhile is given to nobody. */
        @Test
        void hasAskedForNoLongerThanOthersCanWait() {
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(EffectRunner.class).isRunning()).isTrue();
                await().atMost(PATIENCE).until(() -> sides.effects().claimed() > 0);

                assertThat(sides.calls("POST", "/internal/effects/claim"))
                        .allSatisfy(call -> assertThat(
                                        call.json().path("waitMillis").asLong())
                                .isLessThanOrEqualTo(2_000));
            }
        }
    }

    private RunningBot start() {
        return RunningBot.start(discord, TestRedis.shared().url(), sides);
    }

    private long done() {
        return outcomes().stream().filter("done"::equals).count();
    }

    private List<String> outcomes() {
        return sides.effects().outcomes().stream()
                .map(outcome -> outcome.path("outcome").asString())
                .toList();
    }

    private static Map<String, Object> giveaway(char last) {
        Map<String, Object> giveaway = new LinkedHashMap<>(RecordedGiveaways.giveaway("Nitro"));
        giveaway.put("id", "01JD8ZK4M7Q2W5X9Y0ABCDEFG" + last);
        giveaway.put("status", "ENDED");
        giveaway.put("winners", List.of(MAX));
        return giveaway;
    }
}
