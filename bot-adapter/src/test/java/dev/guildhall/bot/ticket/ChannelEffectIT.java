package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.BOT;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.Discord.SUPPORT_ROLE;
import static dev.guildhall.bot.ticket.TicketScene.terms;
import static dev.guildhall.bot.ticket.TicketScene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.RecordedEffects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChannelEffectIT {
    private static final String CATEGORY = "1180000000000000221";
    private static final String MAKING = "/guilds/" + DEMO + "/channels";

    private static TicketScene scene;

    @BeforeAll
    static void start() {
        scene = new TicketScene();
    }

    @BeforeEach
    void moveOn() {
        scene.moveOn();
    }

    @AfterEach
    void heal() {
        scene.discord().heal();
        scene.sides().tickets().clear();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static Guild guild() {
        return Objects.requireNonNull(scene.stage().session().getGuildById(DEMO));
    }

    private static String onlyChannel() {
        assertThat(scene.channels()).hasSize(1);
        return scene.channels().getFirst().path("id").asString();
    }

    private static boolean writes(String userId, String channelId) {
        return scene.discord()
                .seenBy(DEMO, userId, channelId)
                .filter(seen -> seen.path("canWrite").asBoolean())
                .isPresent();
    }

    private static Stream<String> buttons(JsonNode card) {
        return card.path("components")
                .valueStream()
                .flatMap(row -> row.path("components").valueStream())
                .map(each -> each.path("custom_id").asString());
    }

    @Nested
    class WhenATicketIsOpened {
        @Test
        void hasAChannelForThoseWhoBelongThere() {
            scene.opened(Map.of(
                    "subject",
                    "My order is gone",
                    "terms",
                    terms(Map.of(
                            "categoryId", CATEGORY, "namePattern", "{name}-{number}", "welcomeText", "Hi {user}!"))));

            JsonNode channel = scene.channels().getFirst();
            String id = channel.path("id").asString();
            assertThat(channel.path("parent_id").asString()).isEqualTo(CATEGORY);
            assertThat(channel.path("name").asString()).isEqualTo("max-" + scene.number());
            assertThat(writes(MAX, id)).isTrue();
            assertThat(writes(ADAM, id)).isTrue();
            assertThat(scene.discord().seenBy(DEMO, MONA, id)).isEmpty();
            assertThat(channel.path("permission_overwrites").toString()).contains(SUPPORT_ROLE, BOT);
            assertThat(scene.told("deliveries/channel-0")).hasSize(2);

            JsonNode card = scene.discord().messages(id).getFirst();
            assertThat(card.path("mentions")
                            .valueStream()
                            .map(user -> user.path("id").asString()))
                    .containsExactly(MAX);
            assertThat(card.toString()).contains("My order is gone", "Hi <@" + MAX + ">!");
            assertThat(buttons(card))
                    .containsExactly("ticket:close:" + scene.ticketId(), "ticket:claim:" + scene.ticketId());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@everyone @here <@&1180000000000000301>",
                    "\u200b\u2060\u3164",
                    "\u202egpj.exe\u2066 @everyone",
                    "[free](https://evil.example)"
                })
        void pingsNobodyWhateverItIsAbout(String subject) {
            scene.opened(Map.of("subject", subject));

            JsonNode card = scene.discord().messages(onlyChannel()).getFirst();
            assertThat(card.path("mention_everyone").asBoolean()).isFalse();
            assertThat(card.path("mention_roles")).isEmpty();
            assertThat(card.toString())
                    .doesNotContain("@everyone", "@here", "<@&", "[free]", "\u202e", "\u2066", "\u3164");
        }

        @Test
        void doesWithoutACategoryThatIsGone() {
            scene.opened(Map.of("terms", terms(Map.of("categoryId", "1180000000000000999"))));

            assertThat(scene.channels().getFirst().path("parent_id").isNull()).isTrue();
        }

        @Test
        void doesWithoutACategoryThatDiscordRefuses() {
            scene.discord()
                    .fault(Map.of("kind", "status", "status", 400, "code", 50_035, "method", "POST", "path", MAKING));

            scene.opened(Map.of("terms", terms(Map.of("categoryId", CATEGORY))));

            assertThat(scene.channels().getFirst().path("parent_id").isNull()).isTrue();
        }
    }

    @Nested
    class WhenItIsNotKnownWhetherAChannelWasMade {
        @Test
        void makesNoOther() {
            scene.discord().fault(Map.of("kind", "accept-then-drop", "method", "POST", "path", MAKING, "times", 1));

            JsonNode outcome = scene.carriedOut("channel", 0, scene.ticket(Map.of()));

            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(scene.told("deliveries/channel-0")
                            .getLast()
                            .path("channelId")
                            .asString())
                    .isEqualTo(onlyChannel());
            assertThat(scene.discord().messages(onlyChannel())).hasSize(1);
        }

        /** Its channel is known, its card is not. */
        @Test
        void postsNoOtherCardNorTenMinutesLater() {
            String channel = scene.newChannel("lost");

            postedOnce(channel, scene.effect("channel", 0, scene.ticket(Map.of("channelId", channel))));
        }

        @Test
        void postsNoOtherPanelNorTenMinutesLater() {
            String channel = scene.newChannel("panels");
            String id = scene.ticketId();
            Map<String, @Nullable Object> effect = RecordedEffects.effect(id + ":panel", "ticket.panel", 0);
            effect.put("panel", Map.of("id", id, "channelId", channel, "text", "Help", "topics", List.of()));

            postedOnce(channel, effect);
        }

        private static void postedOnce(String channel, Map<String, @Nullable Object> effect) {
            scene.discord().loseAnswers("POST", "/channels/" + channel + "/messages", 3);
            assertThat(scene.carriedOut(effect).path("outcome").asString()).isEqualTo("done");

            scene.discord().forgetNonces();
            effect.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            assertThat(scene.carriedOut(effect).path("outcome").asString()).isEqualTo("done");

            assertThat(scene.discord().messages(channel)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503})
        void looksAfterEveryFailure(int status) {
            scene.discord()
                    .fault(Map.of("kind", "status", "status", status, "method", "POST", "path", MAKING, "times", 1));

            scene.carriedOut("channel", 0, scene.ticket(Map.of()));

            assertThat(scene.channels()).hasSize(1);
        }

        @Test
        void takesOverTheOneThatSomebodyElseHasMade() {
            Map<String, @Nullable Object> before = scene.opened(Map.of());
            Map<String, @Nullable Object> effect = scene.effect("channel", 0, scene.ticket(Map.of()));
            effect.put("firstAttemptAt", Instant.now().minusSeconds(5).toString());

            scene.carriedOut(effect);

            assertThat(scene.told("deliveries/channel-0")
                            .getLast()
                            .path("channelId")
                            .asString())
                    .isEqualTo(before.get("channelId"))
                    .isEqualTo(onlyChannel());
            assertThat(scene.discord().messages(onlyChannel())).hasSize(1);
        }

        @Test
        void keepsTheOlderOfTwo() {
            String older = made();
            String younger = made();
            Map<String, @Nullable Object> effect = scene.effect("channel", 0, scene.ticket(Map.of()));
            effect.put("firstAttemptAt", Instant.now().minusSeconds(5).toString());

            scene.carriedOut(effect);

            assertThat(onlyChannel()).isEqualTo(older).isNotEqualTo(younger);
        }

        @Test
        void leavesACopyInWhichSomebodyWrites() {
            made();
            String copy = made();
            scene.discord().write(DEMO, ADAM, copy, "mine");
            Map<String, @Nullable Object> effect = scene.effect("channel", 0, scene.ticket(Map.of()));
            effect.put("firstAttemptAt", Instant.now().minusSeconds(5).toString());

            scene.carriedOut(effect);

            assertThat(scene.channels()).hasSize(2);
        }

        private static String made() {
            return guild().createTextChannel("ticket")
                    .setTopic(TicketChannels.topic(scene.ticketId()))
                    .complete()
                    .getId();
        }
    }

    @Nested
    class WhenTheTicketChanges {
        @Test
        void isLockedWhenItIsClosedAndUnlockedWhenItIsOpenAgain() {
            Map<String, @Nullable Object> open = scene.opened(Map.of("participants", List.of(MONA)));
            String id = onlyChannel();
            assertThat(writes(MONA, id)).isTrue();

            Map<String, @Nullable Object> closed = with(
                    open, Map.of("status", "CLOSED", "closedAt", Instant.now().toString(), "closeReason", "solved"));
            scene.carriedOut("channel", 0, closed);

            assertThat(scene.discord().seenBy(DEMO, MAX, id)).isPresent();
            assertThat(writes(MAX, id)).isFalse();
            assertThat(writes(MONA, id)).isFalse();
            assertThat(writes(ADAM, id)).isTrue();
            JsonNode card = scene.discord().messages(id).getFirst();
            assertThat(card.toString()).contains("Reason: solved");
            assertThat(buttons(card))
                    .containsExactly("ticket:reopen:" + scene.ticketId(), "ticket:rate:" + scene.ticketId());

            scene.carriedOut("channel", 0, open);

            assertThat(writes(MAX, id)).isTrue();
            assertThat(scene.discord().messages(id)).hasSize(1);
        }

        @Test
        void letsInAndOutWhoIsAddedAndRemoved() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            String id = onlyChannel();

            scene.carriedOut("channel", 0, with(ticket, Map.of("participants", List.of(MONA), "assigneeId", ADAM)));
            assertThat(writes(MONA, id)).isTrue();
            assertThat(scene.discord().messages(id).getFirst().toString()).contains("Looked after by");
            await().until(() -> Objects.requireNonNull(guild().getTextChannelById(id))
                            .getMemberPermissionOverrides()
                            .size()
                    == 4);

            scene.carriedOut("channel", 0, ticket);
            assertThat(scene.discord().seenBy(DEMO, MONA, id)).isEmpty();
        }

        @Test
        void postsTheCardAnewThatSomebodyHasDeleted() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            String id = onlyChannel();
            scene.discord().delete(DEMO, ADAM, id, String.valueOf(ticket.get("messageId")));

            scene.carriedOut("channel", 0, ticket);

            JsonNode card = scene.discord().messages(id).getFirst();
            assertThat(scene.told("deliveries/channel-0").getLast().path("messageId"))
                    .isEqualTo(card.path("id"));
        }

        @Test
        void tellsThatItsChannelWasDeletedByHand() {
            Map<String, @Nullable Object> ticket = scene.opened(Map.of());
            String id = onlyChannel();
            scene.discord().deleteChannel(DEMO, id);
            await().until(() -> guild().getTextChannelById(id) == null);

            JsonNode outcome = scene.carriedOut("channel", 0, ticket);

            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(scene.told("close")).isNotEmpty().allSatisfy(told -> {
                assertThat(told.path("cause").asString()).isEqualTo("channel-deleted");
                assertThat(told.path("channelId").asString()).isEqualTo(id);
            });
        }
    }

    @Nested
    class WhenTheBotMayNot {
        @Test
        void parksItAndTellsWhy() {
            String role = guild().getSelfMember().getRoles().getFirst().getId();
            scene.discord().roles(DEMO, BOT);
            await().until(() -> guild().getSelfMember().getRoles().isEmpty());

            JsonNode outcome = scene.carriedOut("channel", 0, scene.ticket(Map.of()));

            scene.discord().roles(DEMO, BOT, role);
            await().until(() -> !guild().getSelfMember().getRoles().isEmpty());
            assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
            assertThat(outcome.path("cause").asString()).isEqualTo("missing-permission");
            assertThat(scene.told("deliveries/channel-0"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.path("cause").asString()).isEqualTo("missing-permission"));
            assertThat(scene.channels()).isEmpty();
        }
    }
}
