package dev.guildhall.bot.effect;

import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.RecordedGiveaways.effect;
import static dev.guildhall.bot.bench.RecordedGiveaways.giveaway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = "giveaway.card";

    private static Discord discord;
    private static RecordingSides sides;
    private static RunningBot bot;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        bot = RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();
    }

    @AfterEach
    void heal() {
        sides.beforeAnswering(call -> {});
    }

    @AfterAll
    static void stop() {
        bot.close();
        sides.close();
        discord.close();
    }

    @Nested
    class WhenItTakesLong {
        @Test
        void saysThatItIsStillAtItForAsLongAsItIs() {
            CountDownLatch going = new CountDownLatch(1);
            sides.beforeAnswering(call -> {
                if (call.path().contains("/deliveries/")) {
                    awaitQuietly(going);
                }
            });
            Instant given = Instant.now().plus(Duration.ofSeconds(60));
            Map<String, @Nullable Object> card = effect(CARD, 0, giveaway("Nitro"));
            int told = sides.effects().outcomes().size();
            sides.effects().wanted(card);
            await().atMost(PATIENCE).until(() -> !renewals().isEmpty());
            assertThat(renewals()).allMatch(ids -> ids.equals(List.of(String.valueOf(card.get("effectId")))));
            assertThat(sides.effects().lastUntil()).isBefore(given);

            going.countDown();
            await().atMost(PATIENCE)
                    .until(() -> sides.effects().outcomes().stream()
                            .skip(told)
                            .anyMatch(outcome -> RecordedEffects.settles(outcome, card)));
        }
    }

    @Nested
    class WhenThereIsTooLittleLeftOfIt {
        @Test
        void sendsNothingAndHasItTriedAgain() {
            int before = discord.messages(GIVEAWAYS).size();
            int told = sides.effects().outcomes().size();
            Map<String, @Nullable Object> late = effect(CARD, 0, giveaway("Nitro"));
            late.put(
                    "claimedUntil",
                    Instant.now().plus(Claim.MARGIN).minusMillis(1).toString());

            AtomicInteger then = new AtomicInteger(-1);
            sides.beforeAnswering(call -> {
                if (call.path().endsWith("/effects/outcome")) {
                    then.compareAndSet(-1, discord.messages(GIVEAWAYS).size());
                }
            });
            sides.effects().wanted(late);

            await().atMost(PATIENCE).until(() -> sides.effects().outcomes().size() > told + 1);
            assertThat(sides.effects().outcomes().get(told).path("outcome").asString())
                    .isEqualTo("retry");
            assertThat(then).hasValue(before);
            assertThat(sides.effects().outcomes().getLast().path("outcome").asString())
                    .isEqualTo("done");
        }
    }

    private static List<List<String>> renewals() {
        return sides.calls("POST", "/internal/effects/renew").stream()
                .map(call -> call.json()
                        .path("effectIds")
                        .valueStream()
                        .map(id -> id.asString())
                        .toList())
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
