package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.EffectStage;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordedTickets;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TakenOverIT {
    private static Map<String, @Nullable Object> effect() {
        Map<String, @Nullable Object> effect =
                RecordedEffects.effect(RecordedTickets.ID + ":channel:0", "ticket.channel", 0);
        effect.put("ticket", RecordedTickets.ticket(RecordedTickets.ID, 1, "help"));
        return effect;
    }

    private static List<JsonNode> reports(RecordingSides sides) {
        return sides.calls().stream()
                .filter(call -> call.path().contains("/deliveries/"))
                .map(SideCall::json)
                .toList();
    }

    @Nested
    class WhenTheProcessIsKilledBeforeItReports {
        @Test
        void whoeverTakesOverFindsTheChannel() {
            try (Discord discord = new Discord();
                    RecordingSides sides = new RecordingSides()) {
                CountDownLatch over = new CountDownLatch(1);
                sides.beforeAnswering(call -> {
                    if (call.path().contains("/deliveries/")) {
                        await(over);
                    }
                });
                sides.effects().wanted(effect());
                String redis = TestRedis.shared().url();
                try (JvmProcess process = RunningBot.inProcessOfItsOwn(discord, redis, sides)) {
                    Awaitility.await()
                            .atMost(EffectStage.PATIENCE)
                            .until(() -> !reports(sides).isEmpty());
                    process.kill();
                }
                sides.effects().ignoreFirstClaimant();
                over.countDown();

                Map<String, @Nullable Object> takenOver = effect();
                takenOver.put("firstAttemptAt", Instant.now().minusSeconds(60).toString());
                try (RunningBot next = RunningBot.start(discord, redis, sides).awaitConnected()) {
                    assertThat(next.url()).isNotEmpty();
                    sides.effects().wanted(takenOver);
                    Awaitility.await()
                            .atMost(EffectStage.PATIENCE)
                            .until(() -> sides.effects().outcomes().stream()
                                    .anyMatch(told ->
                                            told.path("outcome").asString().equals("done")));
                }

                assertThat(discord.channels(DEMO).stream()
                                .filter(channel ->
                                        channel.path("topic").asString("").contains(RecordedTickets.ID)))
                        .hasSize(1);
                assertThat(reports(sides).stream()
                                .map(report -> report.path("channelId").asString())
                                .distinct())
                        .hasSize(1);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
