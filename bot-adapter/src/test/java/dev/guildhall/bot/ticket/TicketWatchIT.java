package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.EffectStage;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TicketWatchIT {
    private static TicketScene scene;

    private String channel = "";

    @BeforeAll
    static void start() {
        scene = new TicketScene();
    }

    @BeforeEach
    void open() {
        scene.moveOn();
        scene.sides().tickets().clear();
        channel = String.valueOf(scene.opened(Map.of()).get("channelId"));
    }

    @AfterEach
    void heal() {
        scene.sides().away(false);
        scene.discord().heal();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private String written(String userId, String text) {
        return scene.discord().write(DEMO, userId, channel, text);
    }

    private static Map<String, String> known() {
        return scene.sides().tickets().messages(scene.ticketId());
    }

    private static void awaitKnown(String messageId, @Nullable String text) {
        await("that it is told")
                .atMost(EffectStage.PATIENCE)
                .until(() -> text == null ? !known().containsKey(messageId) : text.equals(known().get(messageId)));
    }

    @Nested
    class WhenSomebodyWrites {
        @Test
        void tellsHowItIsNow() {
            String id = written(MAX, "first");
            awaitKnown(id, "first");
            JsonNode told = scene.told("messages").stream()
                    .flatMap(body -> body.path("messages").valueStream())
                    .filter(message -> message.path("messageId").asString().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(told.path("authorId").asString()).isEqualTo(MAX);
            assertThat(told.path("authorName").asString()).isEqualTo("Max");
            assertThat(told.path("byBot").asBoolean()).isFalse();
            assertThat(told.path("writtenAtMillis").asLong()).isPositive();
            assertThat(told.path("editedAtMillis").isNull()).isTrue();

            scene.discord().edit(DEMO, MAX, channel, id, "second");
            awaitKnown(id, "second");

            scene.discord().delete(DEMO, ADAM, channel, id);
            awaitKnown(id, null);
        }

        @Test
        void keepsQuietAboutTheCard() {
            awaitKnown(written(MAX, "after the card"), "after the card");

            assertThat(known().values()).containsExactly("after the card");
        }

        @Test
        void tellsLaterWhatNobodyCouldBeTold() {
            scene.sides().away(true);
            String edited = written(MAX, "first");
            String deleted = written(MAX, "gone");
            scene.discord().edit(DEMO, MAX, channel, edited, "second");
            scene.discord().delete(DEMO, MAX, channel, deleted);
            scene.sides().away(false);

            awaitKnown(edited, "second");
            awaitKnown(deleted, null);
        }

        @Test
        void believesNoTopicThatIsNotConfirmed() {
            String other = scene.newChannel("forged");
            scene.discord().topic(DEMO, other, TicketChannels.topic(scene.ticketId()));
            await().until(() -> TicketChannels.named(
                            Objects.requireNonNull(scene.stage().session().getTextChannelById(other))
                                    .getTopic())
                    .isPresent());
            String forged = scene.discord().write(DEMO, MAX, other, "not of the ticket");

            awaitKnown(written(MAX, "of the ticket"), "of the ticket");
            assertThat(known()).doesNotContainKey(forged);
        }
    }

    @Nested
    class WhenNobodyListened {
        @Test
        void findsWhatWasWrittenEditedAndDeleted() {
            String edited = written(MAX, "first");
            String deleted = written(MAX, "gone");
            awaitKnown(deleted, "gone");
            scene.discord().fault(Map.of("kind", "drop-gateway", "millis", 1_500));
            String missed = written(MAX, "missed");
            scene.discord().edit(DEMO, MAX, channel, edited, "second");
            scene.discord().delete(DEMO, MAX, channel, deleted);
            scene.discord().fault(Map.of("kind", "invalid-session"));

            awaitKnown(missed, "missed");
            awaitKnown(edited, "second");
            awaitKnown(deleted, null);
        }
    }

    @Nested
    class WhenAChannelIsDeletedByHand {
        @Test
        void tellsThatTheTicketIsClosed() {
            scene.discord().deleteChannel(DEMO, channel);

            await().atMost(EffectStage.PATIENCE)
                    .until(() -> !scene.told("close").isEmpty());
            assertThat(scene.told("close").getFirst().path("cause").asString()).isEqualTo("channel-deleted");
        }

        @Test
        void keepsQuietAboutAClosedOne() {
            scene.sides().tickets().put(scene.ticket(Map.of("channelId", channel, "status", "CLOSED")));
            scene.discord().deleteChannel(DEMO, channel);
            await().until(() -> scene.stage().session().getTextChannelById(channel) == null);
            String next = String.valueOf(anotherTicket().get("channelId"));
            scene.discord().deleteChannel(DEMO, next);

            await().atMost(EffectStage.PATIENCE)
                    .until(() -> !scene.told("close").isEmpty());
            assertThat(scene.sides().calls().stream()
                            .filter(call -> call.path().endsWith("/close")
                                    && call.body().contains(channel)))
                    .isEmpty();
        }

        private static Map<String, @Nullable Object> anotherTicket() {
            scene.moveOn();
            return scene.opened(Map.of());
        }
    }

    @Nested
    class WhenTheOpenerLeaves {
        @Test
        void tellsThatTheTicketIsClosed() {
            String leaver = scene.discord().generate(DEMO, 1).getFirst();
            scene.sides().tickets().put(scene.ticket(Map.of("channelId", channel, "openerId", leaver)));
            scene.discord().kick(DEMO, leaver);

            await().atMost(EffectStage.PATIENCE)
                    .until(() -> !scene.told("close").isEmpty());
            assertThat(scene.told("close").getFirst().path("cause").asString()).isEqualTo("member-left");
        }
    }
}
