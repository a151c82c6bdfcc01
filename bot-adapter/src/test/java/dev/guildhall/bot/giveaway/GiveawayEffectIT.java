package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.ADMIN_ROLE;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.RecordedGiveaways.ID;
import static dev.guildhall.bot.bench.RecordedGiveaways.effect;
import static dev.guildhall.bot.bench.RecordedGiveaways.problem;
import static dev.guildhall.bot.giveaway.EffectScene.ANNOUNCEMENT;
import static dev.guildhall.bot.giveaway.EffectScene.CARD;
import static dev.guildhall.bot.giveaway.EffectScene.ended;
import static dev.guildhall.bot.giveaway.EffectScene.giveaway;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GiveawayEffectIT {
    private static EffectScene scene;

    @BeforeAll
    static void start() {
        scene = new EffectScene();
    }

    @BeforeEach
    void moveOn() {
        scene.moveOn();
    }

    @AfterEach
    void heal() {
        scene.discord().heal();
        scene.sides().refuse(0, null);
        scene.sides().beforeAnswering(call -> {});
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Nested
    class WhenACardIsWanted {
        @Test
        void postsItTellsTheCommandSideThenTheQuerySide() {
            JsonNode outcome = scene.carriedOut(
                    CARD,
                    giveaway(Map.of(
                            "description",
                            "the big one",
                            "requirements",
                            Map.of("roleIds", List.of(MEMBER_ROLE), "minAccountAgeDays", 30, "minMemberAgeDays", 0),
                            "bonusEntries",
                            List.of(Map.of("roleId", ADMIN_ROLE, "count", 2)),
                            "appearance",
                            Map.of("buttonText", "Join in", "buttonEmoji", "\uD83C\uDF89", "colour", "#123456"))));

            JsonNode card = scene.onlyMessage();
            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(outcome.path("version").asLong()).isEqualTo(10);
            assertThat(scene.reports("card")).singleElement().satisfies(report -> {
                assertThat(report.path("messageId")).isEqualTo(card.path("id"));
                assertThat(report.path("channelId").asString()).isEqualTo(scene.channelId());
            });
            JsonNode embed = card.path("embeds").path(0);
            assertThat(embed.path("title").asString()).isEqualTo("Giveaway");
            assertThat(embed.path("color").asInt()).isEqualTo(0x123456);
            assertThat(embed.path("description").asString())
                    .startsWith("**Nitro**\n\nthe big one\n\nEnds <t:")
                    .endsWith(":R>. Press the button to enter.");
            assertThat(embed.path("footer").path("text").asString())
                    .isEqualTo("Commitment to the draw: " + "ab".repeat(32));
            assertThat(embed.path("fields").toString())
                    .contains("<@" + ADAM + ">", "<@&" + MEMBER_ROLE + ">", "in days: 30", "<@&" + ADMIN_ROLE + "> +2");
            JsonNode button = button(card, 0);
            assertThat(button.path("custom_id").asString()).isEqualTo("giveaway:enter:" + ID);
            assertThat(button.path("label").asString()).isEqualTo("Join in");
            assertThat(button.path("emoji").path("name").asString()).isEqualTo("\uD83C\uDF89");
            assertThat(card.path("mentions")).isEmpty();
        }

        @Test
        void isInTheGuildsLanguage() {
            Map<String, @Nullable Object> effect = effect(CARD, 0, giveaway(Map.of()));
            effect.put("locale", "fr");

            scene.carriedOut(effect);

            assertThat(scene.onlyMessage().at("/embeds/0/title").asString()).isEqualTo("Concours");
        }

        @Test
        void pingsTheRoleOnce() {
            Map<String, Object> pinging = giveaway(Map.of("appearance", Map.of("pingRoleId", MEMBER_ROLE)));
            scene.carriedOut(CARD, pinging);
            JsonNode posted = scene.onlyMessage();
            assertThat(posted.path("mention_roles").valueStream().map(JsonNode::asString))
                    .containsExactly(MEMBER_ROLE);

            pinging.put("messageId", posted.path("id").asString());
            pinging.put("entries", 5);
            scene.carriedOut(CARD, pinging);

            assertThat(scene.onlyMessage().path("mention_roles")).isEmpty();
            assertThat(scene.onlyMessage().path("content")).isEqualTo(posted.path("content"));
        }

        @Test
        void editsTheOneThatIsThere() {
            scene.carriedOut(CARD, giveaway(Map.of()));
            String id = scene.onlyMessage().path("id").asString();

            Map<String, Object> over = ended(MAX, MONA);
            over.put("messageId", id);
            scene.carriedOut(CARD, over);

            JsonNode card = scene.onlyMessage();
            assertThat(card.path("id").asString()).isEqualTo(id);
            assertThat(card.at("/embeds/0/title").asString()).isEqualTo("Giveaway: ended");
            assertThat(card.at("/embeds/0/description").asString())
                    .contains("Winners: <@" + MAX + ">, <@" + MONA + ">");
            assertThat(button(card, 0).path("disabled").asBoolean()).isTrue();
            assertThat(button(card, 1).path("custom_id").asString()).isEqualTo("giveaway:proof:" + ID);
            assertThat(card.path("mentions")).isEmpty();
            assertThat(scene.reports("card")).hasSize(1);
        }

        @Test
        void showsThatItWasCalledOff() {
            scene.carriedOut(CARD, giveaway(Map.of("status", "CANCELLED")));

            JsonNode card = scene.onlyMessage();
            assertThat(card.at("/embeds/0/title").asString()).isEqualTo("Giveaway: called off");
            assertThat(button(card, 0).path("disabled").asBoolean()).isTrue();
            assertThat(card.at("/components/0/components")).hasSize(1);
        }

        @Test
        void doesWithoutAnEmojiThatDiscordRefuses() {
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "status",
                            "status",
                            400,
                            "code",
                            50_035,
                            "method",
                            "POST",
                            "path",
                            scene.messagesPath()));

            scene.carriedOut(
                    CARD, giveaway(Map.of("appearance", Map.of("buttonEmoji", "<:gone:1180000000000000777>"))));

            assertThat(button(scene.onlyMessage(), 0).path("emoji").isMissingNode())
                    .isTrue();
        }
    }

    @Nested
    class WhenAnAnnouncementIsWanted {
        @Test
        void mentionsThoseWhoWereDrawnInThatRoundAlone() {
            Map<String, Object> rerolled = ended(MONA);
            rerolled.put("rerolls", List.of(Map.of("round", 1, "replaced", List.of(MAX), "winners", List.of(MONA))));
            rerolled.put("messageId", "1180000000000000999");

            scene.carriedOut(effect(ANNOUNCEMENT, 0, rerolled));
            scene.carriedOut(effect(ANNOUNCEMENT, 1, rerolled));

            List<JsonNode> messages = scene.discord().messages(scene.channelId());
            assertThat(messages).hasSize(2);
            assertThat(messages.getFirst().path("content").asString())
                    .isEqualTo("Congratulations <@" + MAX + ">! You have won **Nitro**.");
            assertThat(mentioned(messages.getFirst())).containsExactly(MAX);
            assertThat(messages.getLast().path("content").asString())
                    .isEqualTo("**Nitro** was drawn again. Congratulations <@" + MONA + ">!");
            assertThat(mentioned(messages.getLast())).containsExactly(MONA);
            assertThat(button(messages.getLast(), 0).path("custom_id").asString())
                    .isEqualTo("giveaway:proof:" + ID + ":1");
            assertThat(button(messages.getLast(), 1).path("url").asString())
                    .isEqualTo(
                            "https://discord.com/channels/" + DEMO + "/" + scene.channelId() + "/1180000000000000999");
            assertThat(scene.reports("announcement-0")).hasSize(1);
            assertThat(scene.reports("announcement-1")).hasSize(1);
        }

        @Test
        void saysThatNobodyTookPart() {
            scene.carriedOut(ANNOUNCEMENT, ended());

            assertThat(scene.onlyMessage().path("content").asString())
                    .isEqualTo("The giveaway of **Nitro** has ended. Nobody took part.");
        }
    }

    @Nested
    class WhenUsersWriteMischief {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@everyone @here",
                    "<@&1180000000000000301> <@1180000000000000103>",
                    "[free](https://evil.example) <https://evil.example>",
                    "\u200b\u2060\u3164",
                    "\u202egpj.exe\u2066 @everyone"
                })
        void pingsNobodyAndFormatsNothing(String mischief) {
            Map<String, Object> over = ended(MAX);
            over.put("prize", mischief);
            over.put("description", mischief);
            scene.carriedOut(CARD, over);
            scene.carriedOut(ANNOUNCEMENT, over);

            List<JsonNode> messages = scene.discord().messages(scene.channelId());
            assertThat(messages).hasSize(2).allSatisfy(message -> {
                assertThat(message.path("mention_everyone").asBoolean()).isFalse();
                assertThat(message.path("mention_roles")).isEmpty();
                assertThat(message.toString())
                        .doesNotContain("@everyone", "@here", "<@&", "[free]", "\u202e", "\u2066", "\u3164");
            });
            assertThat(mentioned(messages.getFirst())).isEmpty();
            assertThat(mentioned(messages.getLast())).containsExactly(MAX);
        }

        @Test
        void hasRoomForTheLongest() {
            List<String> winners = IntStream.range(0, 50)
                    .mapToObj(each -> "11800000000000009" + (10 + each))
                    .toList();
            List<String> roles = IntStream.range(0, 50)
                    .mapToObj(each -> "11800000000000008" + (10 + each))
                    .toList();
            Map<String, Object> longest = ended(winners.toArray(String[]::new));
            longest.put("prize", "*".repeat(250));
            longest.put("description", "_".repeat(1_000));

            assertThat(scene.carriedOut(CARD, longest).path("outcome").asString())
                    .isEqualTo("done");
            assertThat(scene.carriedOut(ANNOUNCEMENT, longest).path("outcome").asString())
                    .isEqualTo("done");

            longest.put("id", "01JD8ZK4M7Q2W5X9Y0ABCDEFGJ");
            longest.put("status", "ACTIVE");
            longest.put("requirements", Map.of("roleIds", roles, "minAccountAgeDays", 365, "minMemberAgeDays", 365));
            longest.put(
                    "bonusEntries",
                    roles.stream()
                            .map(role -> Map.of("roleId", role, "count", 100))
                            .toList());
            longest.put("appearance", Map.of("buttonText", "x".repeat(80)));
            assertThat(scene.carriedOut(CARD, longest).path("outcome").asString())
                    .isEqualTo("done");
        }
    }

    @Nested
    class WhenDiscordSaysNo {
        @Test
        void parksWhatWasDeleted() {
            Map<String, Object> posted = posted();
            scene.channel()
                    .deleteMessageById(String.valueOf(posted.get("messageId")))
                    .complete();

            assertParked(CARD, posted, "message-deleted");
        }

        @Test
        void parksWhatHasNoChannelAnyMore() {
            scene.discord().deleteChannel(DEMO, scene.channelId());

            assertParked(CARD, giveaway(Map.of()), "channel-missing");
        }

        @ParameterizedTest
        @CsvSource({
            "403, 50013, missing-permission",
            "403, 50001, missing-permission",
            "404, 10003, channel-missing",
            "400, 50035, refused",
            "403, 200000, refused"
        })
        void parksWhatDiscordAloneKnowsAbout(int status, int code, String cause) {
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "status",
                            "status",
                            status,
                            "code",
                            code,
                            "method",
                            "POST",
                            "path",
                            scene.messagesPath()));

            assertParked(ANNOUNCEMENT, ended(MAX), cause);
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 500, 502, 503})
        void triesAgainWhatMayWorkLater(int status) {
            scene.discord()
                    .fault(Map.of("kind", "status", "status", status, "method", "POST", "path", scene.messagesPath()));

            assertThat(scene.carriedOut(CARD, giveaway(Map.of()))
                            .path("outcome")
                            .asString())
                    .isEqualTo("done");
            assertThat(scene.reports("card")).hasSize(1);
            assertThat(scene.onlyMessage().path("id").asString()).isNotEmpty();
        }

        private Map<String, Object> posted() {
            scene.carriedOut(CARD, giveaway(Map.of()));
            return giveaway(Map.of("messageId", scene.onlyMessage().path("id").asString()));
        }

        private void assertParked(String kind, Map<String, Object> giveaway, String cause) {
            JsonNode outcome = scene.carriedOut(kind, giveaway);

            assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
            assertThat(outcome.path("cause").asString()).isEqualTo(cause);
            String delivery = kind.equals(CARD) ? "card" : "announcement-0";
            assertThat(scene.reports(delivery).getLast().path("cause").asString())
                    .isEqualTo(cause);
        }
    }

    @Nested
    class WhenTheCommandSideIsAway {
        @Test
        void tellsItLaterAndPostsOnce() {
            scene.sides().refuse(503, problem("unavailable", Map.of()));
            Map<String, @Nullable Object> effect = effect(ANNOUNCEMENT, 0, ended(MAX));
            scene.sides().beforeAnswering(call -> {
                if (call.path().endsWith("/outcome")) {
                    scene.sides().refuse(0, null);
                }
            });

            JsonNode outcome = scene.carriedOut(new LinkedHashMap<>(effect));

            assertThat(outcome.path("outcome").asString()).isEqualTo("done");
            assertThat(scene.reports("announcement-0")).hasSize(2);
            assertThat(scene.onlyMessage().path("id"))
                    .isEqualTo(scene.reports("announcement-0").getLast().path("messageId"));
        }
    }

    private static JsonNode button(JsonNode message, int index) {
        return message.at("/components/0/components/" + index);
    }

    private static List<String> mentioned(JsonNode message) {
        return message.path("mentions")
                .valueStream()
                .map(user -> user.path("id").asString())
                .toList();
    }
}
