package dev.guildhall.bot.leveling;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.SUPPORT_ROLE;
import static dev.guildhall.bot.bench.RecordedLevels.standing;
import static dev.guildhall.bot.leveling.LevelScene.PATIENCE;
import static dev.guildhall.bot.leveling.LevelScene.message;
import static dev.guildhall.bot.leveling.LevelScene.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LevelingIT {
    private static LevelScene scene;

    private String userId = "";

    @BeforeAll
    static void open() {
        scene = new LevelScene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void moveOn() {
        scene.discord().heal();
        scene.sides().refuse(200, null);
        userId = scene.member();
        scene.configure(Map.of());
    }

    private static String write(String userId, String channelId) {
        return scene.discord().write(DEMO, userId, channelId, "nothing of interest");
    }

    /** Once this is told, whatever was written before it has been decided upon. */
    private static void awaitTold(String messageId, String userId) {
        await().atMost(PATIENCE).until(() -> scene.toldIds(userId).contains(messageId));
    }

    private String outcome(Map<String, @Nullable Object> effect) {
        JsonNode told = scene.carriedOut(effect);
        return told.path("outcome").asString()
                + (told.path("cause").isString() ? " " + told.path("cause").asString() : "");
    }

    @Nested
    class WhenMembersWrite {
        @Test
        void isToldWithoutWhatTheyWrote() {
            scene.discord().roles(DEMO, userId, MEMBER_ROLE);
            scene.awaitRoles(userId, 1);
            String id = write(userId, GENERAL);
            awaitTold(id, userId);

            assertThat(scene.told(userId)).singleElement().satisfies(told -> {
                assertThat(told.path("channelId").asString()).isEqualTo(GENERAL);
                assertThat(told.path("threadOf").isNull()).isTrue();
                assertThat(told.path("roleIds").toString()).isEqualTo("[\"" + MEMBER_ROLE + "\"]");
                assertThat(told.toString()).doesNotContain("nothing of interest");
            });
        }

        @Test
        void isNotToldWhileTheCooldownLasts() {
            double before = scene.spared();
            String first = write(userId, GENERAL);
            awaitTold(first, userId);
            write(userId, GENERAL);
            write(userId, GENERAL);
            String others = scene.member();
            awaitTold(write(others, GENERAL), others);

            assertThat(scene.toldIds(userId)).containsExactly(first);
            assertThat(scene.spared() - before).isGreaterThanOrEqualTo(2);

            scene.configure(Map.of("cooldownSeconds", 0L));
            String later = write(userId, GENERAL);
            awaitTold(later, userId);
            assertThat(scene.toldIds(userId)).containsExactly(first, later);
        }

        @Test
        void isNotToldWhereItDoesNotCount() {
            String ignored = scene.channel();
            scene.configure(Map.of("ignoredChannelIds", List.of(ignored), "ignoredRoleIds", List.of(SUPPORT_ROLE)));
            String supporter = scene.member();
            scene.discord().roles(DEMO, supporter, SUPPORT_ROLE);
            scene.awaitRoles(supporter, 1);

            write(userId, ignored);
            write(supporter, GENERAL);
            String id = write(userId, GENERAL);
            awaitTold(id, userId);

            assertThat(scene.toldIds(userId)).containsExactly(id);
            assertThat(scene.told(supporter)).isEmpty();
        }

        @Test
        void isNotToldWhileTheModuleIsOff() {
            scene.switchOff();
            double before = scene.spared();
            write(userId, GENERAL);
            await().atMost(PATIENCE).until(() -> scene.spared() > before);

            assertThat(scene.told(userId)).isEmpty();
        }

        @Test
        void isToldLaterWhereTheCommandSideIsAway() {
            scene.sides().refuse(503, "{\"status\":503,\"title\":\"Temporarily away\"}");
            String id = write(userId, GENERAL);
            awaitTold(id, userId);
            scene.sides().refuse(200, null);

            await().atMost(PATIENCE).until(() -> scene.toldIds(userId).size() >= 2);
            assertThat(scene.toldIds(userId)).containsOnly(id);
        }
    }

    @Nested
    class WhenALevelIsReached {
        private String channelId = "";

        @BeforeEach
        void elsewhere() {
            channelId = scene.channel();
        }

        private List<JsonNode> messages() {
            return scene.discord().messages(channelId);
        }

        @Test
        void mentionsThatMemberAlone() {
            String text = "{user} ({name}) has reached level {level} in {server}! @everyone <@&" + MEMBER_ROLE + "> <@"
                    + MAX + ">";

            assertThat(outcome(message(userId, 5, channelId, text))).isEqualTo("done");

            assertThat(messages()).singleElement().satisfies(message -> {
                assertThat(message.path("content").asString())
                        .startsWith("<@" + userId + "> (")
                        .contains("has reached level 5 in Guildhall Demo!");
                assertThat(message.path("mention_everyone").asBoolean()).isFalse();
                assertThat(message.path("mention_roles")).isEmpty();
                assertThat(message.path("mentions")).hasSize(1);
                assertThat(message.at("/mentions/0/id").asString()).isEqualTo(userId);
            });
            assertThat(scene.deliveries(userId, "message-5"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.path("messageId").asString())
                            .isEqualTo(messages().getFirst().path("id").asString()));
        }

        @Test
        void saysNothingWhereThereIsNothingToSay() {
            assertThat(outcome(message(userId, 5, channelId, " "))).isEqualTo("done");
            assertThat(outcome(message(userId, 6, null, "{user}"))).isEqualTo("done");
            scene.discord().leave(DEMO, userId);
            scene.awaitGone(userId);
            assertThat(outcome(message(userId, 7, channelId, "{user}"))).isEqualTo("done");

            assertThat(messages()).isEmpty();
        }

        @Test
        void saysItOnceHoweverOftenItIsTried() {
            Map<String, @Nullable Object> effect = message(userId, 5, channelId, "{user} is level {level}");
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "accept-then-drop",
                            "method",
                            "POST",
                            "path",
                            "/channels/" + channelId + "/messages",
                            "times",
                            1));
            assertThat(outcome(effect)).isEqualTo("done");
            effect.put("firstAttemptAt", Instant.now().toString());
            effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
            assertThat(outcome(effect)).isEqualTo("done");

            scene.discord().forgetNonces();
            effect.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            assertThat(outcome(effect)).isEqualTo("done");

            assertThat(messages()).hasSize(1);
        }

        @Test
        void keepsTwoLevelsApartThatAreTheSameInWords() {
            assertThat(outcome(message(userId, 5, channelId, "{user}, another level!")))
                    .isEqualTo("done");
            assertThat(outcome(message(userId, 6, channelId, "{user}, another level!")))
                    .isEqualTo("done");
            assertThat(messages()).hasSize(2);
        }

        @Test
        void parksAMessageThatHasNoChannel() {
            assertThat(outcome(message(userId, 5, "1180000000000000999", "{user}")))
                    .isEqualTo("parked channel-missing");
            assertThat(scene.deliveries(userId, "message-5").toString()).isEqualTo("[{\"cause\":\"channel-missing\"}]");
        }
    }

    @Nested
    class WhenARoleIsReached {
        private List<String> roles() {
            return scene.discord()
                    .state()
                    .path("guilds")
                    .valueStream()
                    .filter(guild -> guild.path("id").asString().equals(DEMO))
                    .flatMap(guild -> guild.path("members").valueStream())
                    .filter(member -> member.at("/user/id").asString().equals(userId))
                    .flatMap(member -> member.path("roles").valueStream())
                    .map(JsonNode::asString)
                    .toList();
        }

        @Test
        void isGivenOnce() {
            assertThat(outcome(role(userId, MEMBER_ROLE))).isEqualTo("done");
            scene.awaitRoles(userId, 1);
            assertThat(outcome(role(userId, MEMBER_ROLE))).isEqualTo("done");

            assertThat(roles()).containsExactly(MEMBER_ROLE);
            assertThat(scene.discord().calls("/members/" + userId + "/roles/" + MEMBER_ROLE))
                    .hasSize(1);
            assertThat(scene.deliveries(userId, "role-" + MEMBER_ROLE)).isNotEmpty();
        }

        @Test
        void isGivenOnceThoughTheAnswerIsLost() {
            Map<String, @Nullable Object> effect = role(userId, MEMBER_ROLE);
            scene.discord().loseAnswers("PUT", "/members/" + userId + "/roles/" + MEMBER_ROLE, 1);
            assertThat(outcome(effect)).isEqualTo("done");
            scene.awaitRoles(userId, 1);
            effect.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
            assertThat(outcome(effect)).isEqualTo("done");

            assertThat(roles()).containsExactly(MEMBER_ROLE);
        }

        @Test
        void isParkedWhereItIsGone() {
            assertThat(outcome(role(userId, "1180000000000000999"))).isEqualTo("parked role-missing");
            assertThat(scene.deliveries(userId, "role-1180000000000000999").toString())
                    .isEqualTo("[{\"cause\":\"role-missing\"}]");
        }

        @ParameterizedTest
        @CsvSource({"403, 50013, missing-permission", "404, 10011, role-missing"})
        void isParkedWhereDiscordSaysNo(int status, int code, String cause) {
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "status",
                            "status",
                            status,
                            "code",
                            code,
                            "method",
                            "PUT",
                            "path",
                            "/guilds/" + DEMO + "/members/" + userId + "/roles/" + MEMBER_ROLE,
                            "times",
                            1));
            assertThat(outcome(role(userId, MEMBER_ROLE))).isEqualTo("parked " + cause);
            assertThat(roles()).isEmpty();
        }

        @Test
        void isNothingToWhoHasLeft() {
            scene.discord().leave(DEMO, userId);
            scene.awaitGone(userId);
            assertThat(outcome(role(userId, MEMBER_ROLE))).isEqualTo("done");
            assertThat(scene.deliveries(userId, "role-" + MEMBER_ROLE)).isEmpty();
        }
    }

    @Nested
    class WhenLevelsAreLookedUp {
        private JsonNode said(String command, String locale) {
            return scene.discord().command(DEMO, MAX, command, locale);
        }

        private String described(String command, String locale) {
            return said(command, locale).at("/embeds/0/description").asString();
        }

        @Test
        void showsOnesOwnToEveryMember() {
            scene.sides().levels().standing(standing(3, MAX, 4, 1_234, 1_500));

            assertThat(described("/rank", "en-US"))
                    .isEqualTo("<@" + MAX + "> is at **level 4** with 1,234 XP. 266 more for level 5. Rank 3.");
            assertThat(described("/rank", "fr"))
                    .startsWith("<@" + MAX + "> est au **niveau 4** avec 1")
                    .endsWith("Encore 266 pour le niveau 5. Rang 3.");
        }

        @Test
        void showsAnotherMembers() {
            assertThat(described("/rank user:" + userId, "en-US"))
                    .isEqualTo("<@" + userId + "> has not earned any XP yet. XP is earned by writing.");
        }

        @Test
        void showsTheFirstAndOneself() {
            scene.sides().levels().leaderboard(List.of(standing(1, userId, 9, 9_000, 0)));
            scene.sides().levels().standing(standing(30, MAX, 4, 1_234, 1_500));

            assertThat(described("/leaderboard", "en-US"))
                    .isEqualTo("**1.** <@" + userId + ">, level 9, 9,000 XP\n…\n**30.** <@" + MAX
                            + ">, level 4, 1,234 XP");
            assertThat(said("/leaderboard", "fr").at("/embeds/0/title").asString())
                    .isEqualTo("Classement");
        }

        @Test
        void saysWhereThereAreNone() {
            scene.sides().levels().leaderboard(List.of());
            assertThat(said("/leaderboard", "en-US").path("content").asString())
                    .isEqualTo("Nobody has earned any XP yet. XP is earned by writing.");

            scene.switchOff();
            for (String command : List.of("/rank", "/leaderboard")) {
                assertThat(said(command, "en-US").path("content").asString())
                        .isEqualTo("There are no levels here. Levels are switched on with /module enable leveling.");
            }
        }
    }
}
