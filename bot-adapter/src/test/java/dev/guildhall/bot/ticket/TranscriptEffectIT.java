package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.ticket.TicketScene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.EffectStage;
import dev.guildhall.bot.bench.RecordedEffects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TranscriptEffectIT {
    private static final String PANEL = "01JD8ZK4M7Q2W5X9Y0ABCDPANE";

    private static TicketScene scene;

    @BeforeAll
    static void start() {
        scene = new TicketScene();
    }

    @BeforeEach
    void moveOn() {
        scene.moveOn();
        scene.sides().tickets().clear();
    }

    @AfterEach
    void heal() {
        scene.discord().heal();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static Map<String, @Nullable Object> closed(Map<String, @Nullable Object> ticket, @Nullable String target) {
        Map<String, @Nullable Object> closed = with(
                ticket, Map.of("status", "CLOSED", "closedAt", Instant.now().toString()));
        closed.put("transcriptChannelId", target);
        scene.sides().tickets().put(closed);
        return closed;
    }

    private static String channelOf(Map<String, @Nullable Object> ticket) {
        return String.valueOf(ticket.get("channelId"));
    }

    @Nested
    class WhenManyAreClosedAtOnce {
        /** An effect is given up after so many attempts, and rests longer after each: waiting for its turn is none. */
        @Test
        void waitsForItsTurnWithoutCallingThatAnAttempt() {
            String target = scene.newChannel("transcripts");
            List<Map<String, @Nullable Object>> effects = new ArrayList<>();
            for (int i = 0; i <= TranscriptEffect.MAX_AT_ONCE; i++) {
                scene.moveOn();
                effects.add(scene.effect("transcript", 1, closed(scene.opened(Map.of()), target)));
            }
            int before = outcomes().size();
            Semaphore going = new Semaphore(0);
            scene.sides().beforeAnswering(call -> {
                if (call.path().endsWith("/transcript")) {
                    going.acquireUninterruptibly();
                }
            });
            effects.forEach(scene.sides().effects()::wanted);
            await().atMost(EffectStage.PATIENCE).until(() -> outcomes().size() > before);
            going.release(Integer.MAX_VALUE / 2);
            scene.sides().beforeAnswering(call -> {});
            await().atMost(EffectStage.PATIENCE)
                    .until(() -> outcomes().stream()
                                    .skip(before)
                                    .filter(RecordedEffects::isFinal)
                                    .count()
                            == effects.size());

            assertThat(outcomes().get(before).path("outcome").asString()).isEqualTo("waiting");
            assertThat(outcomes().get(before).path("cause").asString()).isEqualTo("busy");
            assertThat(outcomes().stream().skip(before))
                    .extracting(outcome -> outcome.path("outcome").asString())
                    .containsOnly("waiting", "done");
            assertThat(scene.discord().messages(target)).hasSize(effects.size());
        }

        private List<JsonNode> outcomes() {
            return scene.sides().effects().outcomes();
        }
    }

    @Nested
    class WhenATicketIsClosed {
        @Test
        void deliversAllThatStandsThere() {
            String target = scene.newChannel("transcripts");
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            String channel = channelOf(ticket);
            String first = scene.discord().write(DEMO, MAX, channel, "first");
            String gone = scene.discord().write(DEMO, MAX, channel, "gone");
            String last = scene.discord().write(DEMO, ADAM, channel, "last");
            scene.discord().edit(DEMO, MAX, channel, first, "second");
            scene.discord().delete(DEMO, MAX, channel, gone);
            scene.sides().tickets().page("<!doctype html><title>All of it</title>");

            JsonNode outcome = scene.carriedOut("transcript", 1, closed(ticket, target));

            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(scene.sides().tickets().messages(scene.ticketId()))
                    .containsOnly(Map.entry(first, "second"), Map.entry(last, "last"));
            JsonNode posted = scene.discord().messages(target).getFirst();
            JsonNode html = posted.path("attachments").path(0);
            assertThat(html.path("filename").asString()).isEqualTo("transcript-" + scene.number() + "-1.html");
            assertThat(scene.discord().download(html.path("url").asString())).contains("All of it");
            assertThat(scene.discord().download(posted.at("/attachments/1/url").asString()))
                    .startsWith("{\"")
                    .doesNotContain("success");
            JsonNode report = scene.told("deliveries/transcript-1").getFirst();
            assertThat(report.path("channelId").asString()).isEqualTo(target);
            assertThat(report.path("messageId")).isEqualTo(posted.path("id"));
            assertThat(report.path("messages").asInt()).isEqualTo(2);
            assertThat(scene.discord()
                            .seenBy(DEMO, MAX, channel)
                            .orElseThrow()
                            .path("canWrite")
                            .asBoolean())
                    .isFalse();
        }

        @Test
        void postsItOnceAlsoWhenItIsTriedAgainTenMinutesLater() {
            String target = scene.newChannel("transcripts");
            Map<String, @Nullable Object> closed = closed(scene.opened(Map.of()), target);
            scene.discord().loseAnswers("POST", "/channels/" + target + "/messages", 3);
            Map<String, @Nullable Object> effect = scene.effect("transcript", 1, closed);
            scene.carriedOut(effect);

            scene.discord().forgetNonces();
            effect.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            scene.carriedOut(effect);

            assertThat(scene.discord().messages(target)).hasSize(1);
        }

        @Test
        void tellsAllOfALongOne() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            for (int i = 0; i < 230; i++) {
                scene.discord().write(DEMO, MAX, channelOf(ticket), "m" + i);
            }

            scene.carriedOut("transcript", 1, closed(ticket, null));

            assertThat(scene.sides().tickets().messages(scene.ticketId())).hasSize(230);
            assertThat(scene.told("deliveries/transcript-1")).singleElement().satisfies(report -> {
                assertThat(report.path("channelId").isNull()).isTrue();
                assertThat(report.path("messageId").isNull()).isTrue();
                assertThat(report.path("messages").asInt()).isEqualTo(230);
            });
        }

        @Test
        void isMadeOfWhatIsKnownWhereTheChannelIsGone() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            scene.discord().deleteChannel(DEMO, channelOf(ticket));

            JsonNode outcome = scene.carriedOut("transcript", 1, closed(ticket, GENERAL));

            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(scene.told("deliveries/transcript-1")).hasSize(1);
        }

        @Test
        void isParkedWhereThereIsNoPlaceForIt() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());

            JsonNode outcome = scene.carriedOut("transcript", 1, closed(ticket, "1180000000000000999"));

            assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
            assertThat(scene.told("deliveries/transcript-1")
                            .getFirst()
                            .path("cause")
                            .asString())
                    .isEqualTo("channel-missing");
        }
    }

    @Nested
    class WhenAChannelIsToBeRemoved {
        @Test
        void deletesItAndTellsSoHoweverOften() {
            Map<String, @Nullable Object> closed = closed(scene.opened(Map.of()), null);

            scene.carriedOut("removal", 0, closed);
            scene.carriedOut("removal", 0, closed);

            assertThat(scene.channels()).isEmpty();
            assertThat(scene.told("deliveries/removal-0")).hasSize(2);
        }

        @Test
        void leavesOneThatIsOpenAgain() {
            Map<String, @Nullable Object> open = scene.opened(Map.of());

            scene.carriedOut("removal", 0, open);

            assertThat(scene.channels()).hasSize(1);
            assertThat(scene.told("deliveries/removal-0")).isEmpty();
        }
    }

    @Nested
    class WhenAPanelIsWanted {
        private static JsonNode posted(Map<String, ?> more) {
            String channel = scene.newChannel("help");
            Map<String, @Nullable Object> effect = RecordedEffects.effect(PANEL + ":panel", "ticket.panel", 0);
            effect.put("panel", with(Map.of("id", PANEL, "channelId", channel, "text", "", "topics", List.of()), more));
            scene.carriedOut(effect);
            return scene.discord().messages(channel).getFirst();
        }

        @Test
        void hasAButton() {
            JsonNode panel = posted(Map.of("text", "Need **help**? @everyone"));

            assertThat(panel.path("content").asString()).isEqualTo("Need **help**? @everyone");
            assertThat(panel.path("mention_everyone").asBoolean()).isFalse();
            assertThat(panel.at("/components/0/components/0/custom_id").asString())
                    .isEqualTo("ticket:open:" + PANEL);
        }

        @Test
        void hasASelectWhereThereAreTopics() {
            JsonNode panel = posted(Map.of("topics", List.of("Orders", "Refunds")));

            JsonNode select = panel.at("/components/0/components/0");
            assertThat(select.path("custom_id").asString()).isEqualTo("ticket:topic:" + PANEL);
            assertThat(select.path("options")
                            .valueStream()
                            .map(each -> each.path("label").asString()))
                    .containsExactly("Orders", "Refunds");
        }
    }
}
