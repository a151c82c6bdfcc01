package dev.guildhall.bot.moderation;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static dev.guildhall.bot.moderation.ModerationScene.PATIENCE;
import static dev.guildhall.bot.moderation.ModerationScene.action;
import static dev.guildhall.bot.moderation.ModerationScene.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.RecordedCases;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModerationIT {
    private static ModerationScene scene;

    private String userId = "";

    @BeforeAll
    static void open() {
        scene = new ModerationScene();
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

    private static boolean stands(String channelId, String messageId) {
        return scene.discord().messages(channelId).stream()
                .anyMatch(message -> message.path("id").asString().equals(messageId));
    }

    private static boolean isMember(String userId) {
        return scene.known(userId) != null;
    }

    @Nested
    class WhenAMessageBreaksARule {
        private String write(String text) {
            return scene.discord().write(DEMO, userId, GENERAL, text);
        }

        private JsonNode awaitFound(String messageId) {
            await().atMost(PATIENCE)
                    .until(() -> scene.findings(userId).stream()
                            .anyMatch(
                                    found -> found.path("messageId").asString().equals(messageId)));
            await().atMost(PATIENCE).until(() -> !stands(GENERAL, messageId));
            return scene.findings(userId).getLast();
        }

        @Test
        void isDeletedAndToldWithoutWhatItSays() {
            scene.configure(Map.of("blockedWords", List.of("kumquat")));

            JsonNode found = awaitFound(write("What a KUM\u200BQUAT!"));

            assertThat(found.path("rule").asString()).isEqualTo("word");
            assertThat(found.path("channelId").asString()).isEqualTo(GENERAL);
            assertThat(found.properties()).hasSize(4);
        }

        @Test
        void isFoundWhenItIsEdited() {
            scene.configure(Map.of("blockedWords", List.of("kumquat")));
            String id = write("harmless");
            scene.discord().edit(DEMO, userId, GENERAL, id, "kumquat");

            assertThat(awaitFound(id).path("rule").asString()).isEqualTo("word");
        }

        @Test
        void linksAreFollowedNowhereButToTheListed() {
            scene.configure(Map.of("antiLink", true, "linkAllowList", List.of("example.org")));
            String good = write("https://www.example.org/");

            JsonNode found = awaitFound(write("https://evil.example/"));

            assertThat(found.path("rule").asString()).isEqualTo("link");
            assertThat(stands(GENERAL, good)).isTrue();
        }

        @Test
        void aFloodIsDeletedAsAWhole() {
            scene.configure(Map.of("antiSpam", true));
            List<String> written = IntStream.range(0, SpamWindow.MAX_MESSAGES)
                    .mapToObj(i -> write("hello " + i))
                    .toList();

            JsonNode found = awaitFound(written.getLast());

            assertThat(found.path("rule").asString()).isEqualTo("spam");
            assertThat(scene.findings(userId)).hasSize(1);
            await().atMost(PATIENCE).until(() -> written.stream().noneMatch(id -> stands(GENERAL, id)));
        }

        @Test
        void isLeftToModeratorsAndWhereTheModuleIsOff() {
            scene.configure(Map.of("blockedWords", List.of("kumquat")));
            String byAdam = scene.discord().write(DEMO, ADAM, GENERAL, "kumquat");
            awaitFound(write("kumquat"));

            assertThat(stands(GENERAL, byAdam)).isTrue();
            assertThat(scene.findings(ADAM)).isEmpty();
        }

        @Test
        void isToldLaterWhereTheCommandSideIsAway() {
            scene.configure(Map.of("blockedWords", List.of("kumquat")));
            scene.sides().refuse(503, "{\"status\":503,\"title\":\"Temporarily away\"}");
            String id = write("kumquat");
            awaitFound(id);
            scene.sides().refuse(200, null);

            await().atMost(PATIENCE).until(() -> scene.findings(userId).size() >= 2);
            assertThat(scene.findings(userId))
                    .allSatisfy(found ->
                            assertThat(found.path("messageId").asString()).isEqualTo(id));
        }
    }

    @Nested
    class WhenAModeratorDecides {
        private String said(String userId, String command, String locale) {
            return scene.discord()
                    .command(DEMO, userId, command, locale)
                    .path("content")
                    .asString();
        }

        @Test
        void tellsWhoActsAgainstWhom() {
            String answer = said(ADAM, "/timeout user:" + userId + " duration:1h30m reason:Rude", "en-US");

            assertThat(answer)
                    .startsWith("**Case 7**: <@" + userId + "> was timed out")
                    .contains("Reason: Rude");
            assertThat(scene.opened(userId)).singleElement().satisfies(told -> {
                assertThat(told.path("kind").asString()).isEqualTo("timeout");
                assertThat(told.path("durationSeconds").asInt()).isEqualTo(5_400);
                assertThat(told.path("moderatorId").asString()).isEqualTo(ADAM);
                assertThat(told.path("moderatorPermissions").toString())
                        .contains("MODERATE_MEMBERS")
                        .contains("BAN_MEMBERS");
                assertThat(told.path("moderatorRank").asInt()).isEqualTo(4);
                assertThat(told.path("member").asBoolean()).isTrue();
                assertThat(told.path("memberRank").asInt()).isZero();
                assertThat(told.path("memberOwns").asBoolean()).isFalse();
                assertThat(told.path("channelId").asString()).isEqualTo(GENERAL);
            });
        }

        @Test
        void tellsOfTheOwnerAndOfTheBotItself() {
            said(ADAM, "/kick user:" + OLIVIA, "en-US");
            said(ADAM, "/ban user:" + scene.guild().getSelfMember().getId(), "en-US");

            assertThat(scene.opened(OLIVIA).getLast().path("memberOwns").asBoolean())
                    .isTrue();
            assertThat(scene.opened(scene.guild().getSelfMember().getId())
                            .getLast()
                            .path("memberIsThisBot")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void saysThatAWarningWasOneTooMany() {
            assertThat(said(ADAM, "/warn user:" + userId, "en-US"))
                    .contains("was warned")
                    .endsWith("see case 8.");
            assertThat(said(ADAM, "/warn user:" + userId, "fr")).contains("averti");
        }

        @Test
        void saysWhyNot() {
            assertThat(said(ADAM, "/timeout user:" + userId + " duration:never", "en-US"))
                    .startsWith("A timeout lasts from 1m");
            scene.sides()
                    .refuse(
                            403,
                            "{\"type\":\"https://guildhall.dev/problems/member-protected\",\"status\":403,\"title\":\"No\"}");
            assertThat(said(ADAM, "/kick user:" + userId, "en-US")).startsWith("You cannot act against yourself");
            assertThat(said(ADAM, "/kick user:" + userId, "fr")).startsWith("Vous ne pouvez pas agir");
        }

        @Test
        void showsAndRevokesCases() {
            Map<String, @Nullable Object> banned = RecordedCases.one(3, "ban", MAX);
            banned.put("reason", "@everyone *rude*");
            scene.sides().cases().list(List.of(banned));

            assertThat(scene.discord()
                            .command(DEMO, ADAM, "/case list")
                            .at("/embeds/0/description")
                            .asString())
                    .isEqualTo("**Case 3**: <@" + MAX + "> was banned by <@" + ADAM + ">.");
            assertThat(scene.discord()
                            .command(DEMO, ADAM, "/case show number:3")
                            .at("/embeds/0/description")
                            .asString())
                    .contains("rude")
                    .doesNotContain("*rude*");
            assertThat(said(ADAM, "/case revoke number:7 reason:Sorry", "en-US"))
                    .startsWith("**Case 7** about <@" + MAX + "> was revoked by <@" + ADAM + ">.");
        }

        @Test
        void completesDurations() {
            assertThat(scene.discord()
                            .autocomplete(DEMO, ADAM, "/timeout user:" + userId + " duration:1", "duration")
                            .toString())
                    .contains("10m")
                    .contains("1h")
                    .doesNotContain("28d");
        }
    }

    @Nested
    class WhenSomethingIsToBeDone {
        @Test
        void timesOutOnceAndEndsIt() {
            Instant until = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
            Map<String, @Nullable Object> timeout = RecordedCases.one(11, "timeout", userId);
            timeout.put("until", until.toString());

            assertThat(scene.outcome(effect("action", "action", 0, timeout))).isEqualTo("done");
            await().atMost(PATIENCE)
                    .until(() -> Objects.requireNonNull(scene.known(userId)).isTimedOut());
            assertThat(scene.outcome(effect("action", "action", 0, timeout))).isEqualTo("done");
            assertThat(scene.discord().calls("/members/" + userId)).hasSize(1);
            assertThat(scene.deliveries(11, "action").toString()).isEqualTo("[{}, {}]");

            timeout.put("status", "REVOKED");
            assertThat(scene.outcome(effect("lift", "lift", 1, timeout))).isEqualTo("done");
            await().atMost(PATIENCE)
                    .until(() -> !Objects.requireNonNull(scene.known(userId)).isTimedOut());
            assertThat(scene.deliveries(11, "lift")).hasSize(1);
        }

        @Test
        void kicksWhoeverIsThere() {
            assertThat(scene.outcome(action(12, "kick", userId))).isEqualTo("done");
            await().atMost(PATIENCE).until(() -> !isMember(userId));

            Map<String, @Nullable Object> again = action(12, "kick", userId);
            again.put("firstAttemptAt", Instant.now().toString());
            assertThat(scene.outcome(again)).isEqualTo("done");
            assertThat(scene.outcome(action(13, "kick", userId))).isEqualTo("parked member-missing");
            assertThat(scene.deliveries(13, "action").toString()).isEqualTo("[{\"cause\":\"member-missing\"}]");
        }

        @Test
        void bansOnceAndLiftsIt() {
            assertThat(scene.outcome(action(14, "ban", userId))).isEqualTo("done");
            await().atMost(PATIENCE).until(() -> !isMember(userId));
            assertThat(scene.outcome(action(14, "ban", userId))).isEqualTo("done");
            assertThat(scene.discord().calls("/bans/" + userId).stream()
                            .filter(call -> call.path("method").asString().equals("PUT")))
                    .hasSize(1);

            Map<String, @Nullable Object> revoked = RecordedCases.one(14, "ban", userId);
            revoked.put("status", "REVOKED");
            assertThat(scene.outcome(effect("lift", "lift", 1, revoked))).isEqualTo("done");
            assertThat(scene.outcome(effect("lift", "lift", 1, revoked))).isEqualTo("done");
            scene.discord().join(DEMO, userId);
        }

        @Test
        void bansOnceThoughTheAnswerIsLost() {
            Map<String, @Nullable Object> ban = action(19, "ban", userId);
            scene.discord().loseAnswers("PUT", "/bans/" + userId, 1);
            assertThat(scene.outcome(ban)).isEqualTo("done");
            await().atMost(PATIENCE).until(() -> !isMember(userId));
            int asked = scene.discord().calls("/bans/" + userId).size();
            ban.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            ban.put("claimedUntil", Instant.now().plusSeconds(60).toString());

            assertThat(scene.outcome(ban)).isEqualTo("done");
            assertThat(scene.discord().calls("/bans/" + userId).stream()
                            .skip(asked)
                            .filter(call -> call.path("method").asString().equals("PUT")))
                    .isEmpty();
            scene.outcome(effect("lift", "lift", 1, revoked(19)));
            scene.discord().join(DEMO, userId);
        }

        private Map<String, @Nullable Object> revoked(int number) {
            Map<String, @Nullable Object> revoked = RecordedCases.one(number, "ban", userId);
            revoked.put("status", "REVOKED");
            return revoked;
        }

        @Test
        void doesNothingForWhatWasRevokedOrIsOver() {
            Map<String, @Nullable Object> revoked = RecordedCases.one(15, "kick", userId);
            revoked.put("status", "REVOKED");
            Map<String, @Nullable Object> over = RecordedCases.one(16, "timeout", userId);
            over.put("until", Instant.now().minusSeconds(1).toString());

            assertThat(scene.outcome(effect("action", "action", 0, revoked))).isEqualTo("done");
            assertThat(scene.outcome(effect("action", "action", 0, over))).isEqualTo("done");
            assertThat(isMember(userId)).isTrue();
            assertThat(scene.deliveries(15, "action")).isEmpty();
        }

        @Test
        void isParkedWhereDiscordRefuses() {
            assertThat(scene.outcome(action(17, "kick", OLIVIA))).isEqualTo("parked missing-permission");
            assertThat(scene.deliveries(17, "action").toString()).isEqualTo("[{\"cause\":\"missing-permission\"}]");
        }
    }

    @Nested
    class WhenTheGuildReadsOfIt {
        @Test
        void isPostedOnceAndPingsNobody() {
            String logs = scene.channel();
            Map<String, @Nullable Object> warned = RecordedCases.one(18, "warn", userId);
            warned.put("reason", "@everyone look");
            warned.put("logChannelId", logs);
            Map<String, @Nullable Object> line = effect("line", "opened-line", 0, warned);
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "accept-then-drop",
                            "method",
                            "POST",
                            "path",
                            "/channels/" + logs + "/messages",
                            "times",
                            1));

            assertThat(scene.outcome(line)).isEqualTo("done");
            line.put("firstAttemptAt", Instant.now().toString());
            line.put("claimedUntil", Instant.now().plusSeconds(60).toString());
            assertThat(scene.outcome(line)).isEqualTo("done");

            scene.discord().forgetNonces();
            line.put(
                    "firstAttemptAt",
                    Instant.now().minus(Duration.ofMinutes(10)).toString());
            assertThat(scene.outcome(line)).isEqualTo("done");

            assertThat(scene.discord().messages(logs)).singleElement().satisfies(message -> {
                assertThat(message.path("content").asString())
                        .startsWith("**Case 18**: <@" + userId + "> was warned by <@" + ADAM + ">.\nReason: ");
                assertThat(message.path("mention_everyone").asBoolean()).isFalse();
                assertThat(message.path("mentions")).isEmpty();
            });
            assertThat(scene.deliveries(18, "opened-line")
                            .getFirst()
                            .path("messageId")
                            .asString())
                    .isEqualTo(
                            scene.discord().messages(logs).getFirst().path("id").asString());
        }

        @Test
        void saysWhatDiscordRefusedAndThatItWasRevoked() {
            String logs = scene.channel();
            Map<String, @Nullable Object> kicked = RecordedCases.one(19, "kick", userId);
            kicked.put("logChannelId", logs);
            kicked.put("actionFailed", "missing-permission");
            assertThat(scene.outcome(effect("line", "opened-line", 0, kicked))).isEqualTo("done");

            kicked.put("status", "REVOKED");
            kicked.put("revokedBy", OLIVIA);
            kicked.put("revokedLogChannelId", logs);
            Map<String, @Nullable Object> revoked = effect("line", "revoked-line", 1, kicked);
            revoked.put("locale", "fr");
            assertThat(scene.outcome(revoked)).isEqualTo("done");

            assertThat(scene.discord().messages(logs))
                    .extracting(message -> message.path("content").asString())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Not carried out: the bot lacks the permission"),
                            second -> assertThat(second).startsWith("**Dossier 19**"));
        }

        @Test
        void isParkedWhereTheChannelIsGone() {
            Map<String, @Nullable Object> warned = RecordedCases.one(20, "warn", userId);
            warned.put("logChannelId", "1180000000000000999");

            assertThat(scene.outcome(effect("line", "opened-line", 0, warned))).isEqualTo("parked channel-missing");
            assertThat(scene.deliveries(20, "opened-line").toString()).isEqualTo("[{\"cause\":\"channel-missing\"}]");
        }
    }
}
