package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.RecordedGiveaways.effect;
import static dev.guildhall.bot.giveaway.EffectScene.ANNOUNCEMENT;
import static dev.guildhall.bot.giveaway.EffectScene.CARD;
import static dev.guildhall.bot.giveaway.EffectScene.ended;
import static dev.guildhall.bot.giveaway.EffectScene.giveaway;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** However badly it goes, there is one message. */
class OnePostIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MESSAGES = "/channels/" + GIVEAWAYS + "/messages";
    private static final Duration CLAIM = RecordedEffects.CLAIM;

    /** More than anybody sends by himself in one attempt. */
    private static final int MANY = 50;

    @Nested
    class WhenDiscordsAnswerIsLost {
        @ParameterizedTest
        @CsvSource({CARD + ",false", CARD + ",true", ANNOUNCEMENT + ",false", ANNOUNCEMENT + ",true"})
        void postsOnceWhetherTheNonceIsRememberedOrNot(String kind, boolean forgotten) {
            try (EffectScene scene = new EffectScene()) {
                scene.discord()
                        .fault(Map.of(
                                "kind",
                                "accept-then-drop",
                                "method",
                                "POST",
                                "path",
                                scene.messagesPath(),
                                "times",
                                MANY));
                scene.sides().beforeAnswering(call -> {
                    if (call.path().endsWith("/effects/outcome")) {
                        scene.discord().heal();
                        if (forgotten) {
                            scene.discord().fault(Map.of("kind", "forget-nonces"));
                        }
                    }
                });

                JsonNode outcome = scene.carriedOut(kind, kind.equals(CARD) ? giveaway(Map.of()) : ended(MAX));

                assertThat(outcome.path("outcome").asString()).isEqualTo("done");
                assertThat(scene.sides().effects().outcomes()).hasSizeGreaterThan(1);
                assertThat(scene.reports(kind.equals(CARD) ? "card" : "announcement-0"))
                        .singleElement()
                        .satisfies(report -> assertThat(report.path("messageId"))
                                .isEqualTo(scene.onlyMessage().path("id")));
            }
        }
    }

    @Nested
    class WhenTheMessageThatIsFoundIsOlder {
        @Test
        void isEditedToWhatIsWantedNow() {
            try (EffectScene scene = new EffectScene()) {
                scene.carriedOut(CARD, giveaway(Map.of()));
                Map<String, @Nullable Object> later = effect(CARD, 0, giveaway(Map.of("entries", 7)));
                later.put("firstAttemptAt", Instant.now().toString());

                scene.carriedOut(later);

                assertThat(scene.onlyMessage().at("/embeds/0/fields/2/value").asString())
                        .isEqualTo("7");
            }
        }

        @Test
        void isFoundAmongMany() {
            try (EffectScene scene = new EffectScene()) {
                Instant before = Instant.now();
                for (int i = 0; i < 120; i++) {
                    scene.channel().sendMessage("chatter " + i).complete();
                }
                scene.carriedOut(ANNOUNCEMENT, ended(MAX));
                scene.discord().fault(Map.of("kind", "forget-nonces"));
                Map<String, @Nullable Object> again = effect(ANNOUNCEMENT, 0, ended(MAX));
                again.put("firstAttemptAt", before.toString());

                scene.carriedOut(again);

                assertThat(scene.reports("announcement-0")).hasSize(2);
                assertThat(scene.reports("announcement-0").getFirst())
                        .isEqualTo(scene.reports("announcement-0").getLast());
            }
        }
    }

    @Nested
    class WhenThereAreTwo {
        @Test
        void keepsTheOlder() {
            try (EffectScene scene = new EffectScene()) {
                Instant before = Instant.now();
                scene.carriedOut(ANNOUNCEMENT, ended(MAX));
                JsonNode older = scene.onlyMessage();
                scene.discord().fault(Map.of("kind", "forget-nonces"));
                scene.carriedOut(ANNOUNCEMENT, ended(MAX));
                assertThat(scene.discord().messages(GIVEAWAYS)).hasSize(2);
                Map<String, @Nullable Object> again = effect(ANNOUNCEMENT, 0, ended(MAX));
                again.put("firstAttemptAt", before.toString());

                scene.carriedOut(again);

                assertThat(scene.onlyMessage().path("id")).isEqualTo(older.path("id"));
            }
        }
    }

    @Nested
    class WhenTheProcessIsKilledBeforeItReports {
        @ParameterizedTest
        @ValueSource(strings = {CARD, ANNOUNCEMENT})
        void whoeverTakesOverFindsTheMessage(String kind) {
            Map<String, Object> giveaway = kind.equals(CARD) ? giveaway(Map.of()) : ended(MAX);
            try (Discord discord = new Discord();
                    RecordingSides sides = new RecordingSides()) {
                CountDownLatch over = new CountDownLatch(1);
                sides.beforeAnswering(call -> {
                    if (call.path().contains("/deliveries/")) {
                        await(over);
                    }
                });
                sides.effects().wanted(effect(kind, 0, giveaway));
                try (JvmProcess process = process(discord, sides)) {
                    Awaitility.await()
                            .atMost(PATIENCE)
                            .until(() -> !reports(sides).isEmpty());
                    process.kill();
                }
                sides.effects().ignoreFirstClaimant();
                over.countDown();
                discord.fault(Map.of("kind", "forget-nonces"));

                try (RunningBot next = bot(discord, sides)) {
                    sides.effects().wanted(takenOver(kind, giveaway, CLAIM));
                    awaitOutcome(next, sides, "done");
                }

                assertThat(discord.messages(GIVEAWAYS)).hasSize(1);
                assertThat(reports(sides))
                        .hasSizeGreaterThan(1)
                        .allMatch(reports(sides).getFirst()::equals);
            }
        }
    }

    @Nested
    class WhenTheProcessStandsStillBeforeItPosts {
        private static final Duration SHORT_CLAIM = Duration.ofSeconds(10);
        private static final int ANSWER_MILLIS = 8_000;

        /** It has looked and found nothing; meanwhile somebody else has posted, and Discord has forgotten the nonce. */
        @Test
        void postsNothingAnyMore() {
            try (Discord discord = new Discord();
                    RecordingSides sides = new RecordingSides();
                    JvmProcess process = process(discord, sides)) {
                Awaitility.await().atMost(PATIENCE).until(() -> sides.effects().claimed() > 0);
                discord.fault(Map.of("kind", "latency", "method", "GET", "path", MESSAGES, "millis", ANSWER_MILLIS));
                Instant given = Instant.now().plus(SHORT_CLAIM);
                sides.effects().wanted(takenOver(ANNOUNCEMENT, ended(MAX), SHORT_CLAIM));
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> !discord.calls(MESSAGES).isEmpty());
                process.suspend();
                Instant renewed = sides.effects().lastUntil();
                Instant claimOver = renewed.isAfter(given) ? renewed : given;
                sides.effects().ignoreFirstClaimant();
                try (RunningBot other = bot(discord, sides)) {
                    sides.effects().wanted(takenOver(ANNOUNCEMENT, ended(MAX), CLAIM));
                    awaitOutcome(other, sides, "done");
                }
                discord.fault(Map.of("kind", "forget-nonces"));
                Awaitility.await().atMost(PATIENCE).until(() -> Instant.now().isAfter(claimOver));

                process.resume();

                Awaitility.await().atMost(PATIENCE).until(() -> outcomes(sides).contains("retry"));
                assertThat(discord.messages(GIVEAWAYS)).hasSize(1);
            }
        }
    }

    private static JvmProcess process(Discord discord, RecordingSides sides) {
        return RunningBot.inProcessOfItsOwn(discord, TestRedis.shared().url(), sides);
    }

    private static RunningBot bot(Discord discord, RecordingSides sides) {
        return RunningBot.start(discord, TestRedis.shared().url(), sides);
    }

    private static void awaitOutcome(RunningBot bot, RecordingSides sides, String outcome) {
        bot.awaitConnected();
        Awaitility.await().atMost(PATIENCE).until(() -> outcomes(sides).contains(outcome));
    }

    private static List<String> outcomes(RecordingSides sides) {
        return sides.effects().outcomes().stream()
                .map(outcome -> outcome.path("outcome").asString())
                .toList();
    }

    private static List<JsonNode> reports(RecordingSides sides) {
        return sides.calls().stream()
                .filter(call -> call.path().contains("/deliveries/"))
                .map(SideCall::json)
                .toList();
    }

    private static Map<String, @Nullable Object> takenOver(String kind, Map<String, Object> giveaway, Duration claim) {
        Map<String, @Nullable Object> effect = effect(kind, 0, giveaway);
        effect.put("attempts", 2);
        effect.put("firstAttemptAt", Instant.now().minus(CLAIM).toString());
        effect.put("claimedUntil", Instant.now().plus(claim).toString());
        return effect;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
