package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Cases through the door, on a real log. */
class CasesIT {
    private static final String LOGS = "1180000000000000202";
    private static final String MESSAGE = "1180000000000000911";
    private static final String WARN = "{\"userId\":\"%s\",\"kind\":\"warn\",\"reason\":\"Kumquats\"}".formatted(MAX);

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withChannel(LOGS, ChannelKind.TEXT);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
        configure("{\"enabled\":true}");
    }

    private void configure(String patch) {
        HttpResponse<String> response = send(side.patch(ADAM, guild.path() + "/modules/moderation", patch));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpRequest.Builder panel(String userId, String path, String body) {
        return json(side.as(userId, guild.path() + "/cases" + path), "POST", body);
    }

    private HttpRequest.Builder told(String method, String path, String body) {
        return json(side.asBot(guild.internal() + path), method, body);
    }

    /** By somebody in Discord with one of its permissions and a role that is higher by one. */
    private HttpRequest.Builder inDiscord(String kind, String permission, String more) {
        return told("POST", "/cases", """
                {"userId":"%s","kind":"%s","reason":"Kumquats","channelId":"%s","moderatorId":"%s",
                 "moderatorName":"Adam","moderatorPermissions":["%s"],"moderatorRank":3,"memberRank":2,
                 "member":true%s}""".formatted(MAX, kind, LOGS, ADAM, permission, more));
    }

    private HttpResponse<String> found(String messageId, String rule) {
        return send(told("POST", "/findings", """
                {"findings":[{"messageId":"%s","channelId":"%s","userId":"%s","rule":"%s"}]}""".formatted(messageId, LOGS, MAX, rule)));
    }

    private static JsonNode data(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return body(response).get("data");
    }

    private List<LoggedEvent> events() {
        return side.bean(LogReader.class).aggregateEvents(AggregateIds.moderation(guild.id()), 0);
    }

    private List<String> types() {
        return events().stream().map(LoggedEvent::type).toList();
    }

    private static List<String> pointers(HttpResponse<String> response) {
        assertThat(problem(response)).isEqualTo("400 invalid-input");
        return StreamSupport.stream(body(response).get("errors").spliterator(), false)
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    @Nested
    class WhenOpenedByThePanel {
        @Test
        void isAnsweredWithTheNextNumber() {
            configure("{\"config\":{\"logChannelId\":\"%s\"}}".formatted(LOGS));

            HttpResponse<String> response = send(panel(ADAM, "", WARN).header("X-Reason", "reported"));

            JsonNode warned = data(response);
            assertThat(warned.get("number").asInt()).isEqualTo(1);
            assertThat(warned.get("kind").asString()).isEqualTo("warn");
            assertThat(warned.get("reason").asString()).isEqualTo("Kumquats");
            assertThat(warned.get("status").asString()).isEqualTo("STANDING");
            assertThat(warned.get("moderatorId").asString()).isEqualTo(ADAM);
            assertThat(warned.get("until").isNull()).isTrue();
            LoggedEvent opened = events().getFirst();
            assertThat(response.headers().firstValue("ETag")).contains("\"" + opened.position() + "\"");
            assertThat(((CaseOpened) opened.payload()).logChannelId()).isEqualTo(LOGS);
            assertThat(opened.metadata()).containsEntry("reason", "reported").containsEntry("actorId", ADAM);
        }

        @Test
        void isOpenedOnceUnderOneKey() {
            HttpResponse<String> first = send(panel(ADAM, "", WARN).header("Idempotency-Key", "one"));
            HttpResponse<String> again = send(panel(ADAM, "", WARN).header("Idempotency-Key", "one"));

            assertThat(data(first).get("number").asInt()).isEqualTo(1);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(types()).containsExactly("moderation.CaseOpened");
        }

        @Test
        void lastsAsLongAsIsSaid() {
            String timeout = "{\"userId\":\"%s\",\"kind\":\"timeout\"%s}";

            JsonNode usual = data(send(panel(ADAM, "", timeout.formatted(MAX, ""))));
            JsonNode said = data(send(panel(ADAM, "", timeout.formatted(MAX, ",\"durationSeconds\":60"))));

            assertThat(usual.get("until").asString())
                    .isGreaterThan(said.get("until").asString());
            CaseOpened shortOne = (CaseOpened) events().getLast().payload();
            assertThat(shortOne.untilMillis()).isEqualTo(shortOne.openedAtMillis() + 60_000);
        }

        @Test
        void isRefusedToThoseWhoMayNot() {
            assertThat(problem(send(panel(MAX, "", "{\"nonsense\":1}")))).isEqualTo("403 forbidden");
            assertThat(problem(send(panel(MAX, "/1/revoke", "{}")))).isEqualTo("403 forbidden");
            assertThat(events()).isEmpty();
        }

        @Test
        void isRefusedAgainstThoseWhoStandAsHigh() {
            String against = "{\"userId\":\"%s\",\"kind\":\"ban\"}";

            HttpResponse<String> owner = send(panel(ADAM, "", against.formatted(OLIVIA)));
            assertThat(problem(owner)).isEqualTo("403 member-protected");
            assertThat(body(owner).get("because").asString()).isEqualTo("owner");
            assertThat(body(send(panel(ADAM, "", against.formatted(ADAM))))
                            .get("because")
                            .asString())
                    .isEqualTo("self");
            assertThat(data(send(panel(OLIVIA, "", against.formatted(ADAM))))
                            .get("kind")
                            .asString())
                    .isEqualTo("ban");
        }

        @Test
        void isRefusedWithEveryFault() {
            assertThat(pointers(send(panel(ADAM, "", "{\"kind\":\"delete\",\"more\":1}"))))
                    .containsExactlyInAnyOrder("/kind", "/userId", "/more");
            assertThat(pointers(send(panel(
                            ADAM, "", "{\"userId\":\"%s\",\"kind\":\"warn\",\"durationSeconds\":60}".formatted(MAX)))))
                    .containsExactly("/durationSeconds");
            assertThat(pointers(send(panel(
                            ADAM,
                            "",
                            "{\"userId\":\"%s\",\"kind\":\"timeout\",\"durationSeconds\":59}".formatted(MAX)))))
                    .containsExactly("/durationSeconds");
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            configure("{\"enabled\":false}");

            assertThat(problem(send(panel(ADAM, "", WARN)))).isEqualTo("409 module-off");
            assertThat(problem(send(inDiscord("warn", "MODERATE_MEMBERS", "")))).isEqualTo("409 module-off");
            assertThat(data(found(MESSAGE, "word")).at("/0/outcome").asString()).isEqualTo("MODULE_OFF");
        }
    }

    @Nested
    class WhenOpenedInDiscord {
        @Test
        void isTheModeratorsDoing() {
            JsonNode kicked = data(send(inDiscord("kick", "KICK_MEMBERS", "")));

            assertThat(kicked.get("moderatorId").asString()).isEqualTo(ADAM);
            assertThat(kicked.get("channelId").asString()).isEqualTo(LOGS);
            assertThat(events().getFirst().metadata())
                    .containsEntry("actorId", ADAM)
                    .containsEntry("actorName", "Adam")
                    .containsEntry("origin", "discord");
        }

        @Test
        void needsWhatDiscordNeedsForIt() {
            HttpResponse<String> refused = send(inDiscord("ban", "KICK_MEMBERS", ""));

            assertThat(problem(refused)).isEqualTo("403 missing-permission");
            assertThat(body(refused).get("permission").asString()).isEqualTo("BAN_MEMBERS");
            assertThat(data(send(inDiscord("ban", "ADMINISTRATOR", "")))
                            .get("kind")
                            .asString())
                    .isEqualTo("ban");
        }

        @Test
        void isRefusedAgainstWhoeverIsProtected() {
            assertThat(because("\"memberRank\":3")).isEqualTo("rank");
            assertThat(because("\"memberOwns\":true")).isEqualTo("owner");
            assertThat(because("\"memberIsThisBot\":true")).isEqualTo("bot");
            assertThat(because("\"moderatorId\":\"%s\"".formatted(MAX))).isEqualTo("self");
            assertThat(because("\"memberRank\":3,\"moderatorOwns\":true")).isEqualTo("");
        }

        private String because(String changed) {
            HttpResponse<String> response = send(told("POST", "/cases", """
                    {"userId":"%s","kind":"kick","moderatorPermissions":["KICK_MEMBERS"],"moderatorRank":3,
                     "member":true,%s%s}""".formatted(
                            MAX, changed.contains("moderatorId") ? "" : "\"moderatorId\":\"" + ADAM + "\",", changed)));
            return response.statusCode() == 200
                    ? ""
                    : body(response).get("because").asString();
        }

        @Test
        void canOnlyBeABanOfWhoeverIsNoMember() {
            String outside = "{\"userId\":\"%s\",\"kind\":\"%s\",\"moderatorId\":\"%s\",\"moderatorOwns\":true}";

            assertThat(problem(send(told("POST", "/cases", outside.formatted(MAX, "kick", OLIVIA)))))
                    .isEqualTo("409 not-a-member");
            assertThat(data(send(told("POST", "/cases", outside.formatted(MAX, "ban", OLIVIA))))
                            .get("kind")
                            .asString())
                    .isEqualTo("ban");
        }

        @Test
        void leadsToATimeoutWithTheLastWarning() {
            configure("{\"config\":{\"maxWarnings\":2}}");
            data(send(inDiscord("warn", "MODERATE_MEMBERS", "")));

            JsonNode second = data(send(inDiscord("warn", "MODERATE_MEMBERS", "")));

            assertThat(second.get("number").asInt()).isEqualTo(2);
            assertThat(second.get("ledTo").asInt()).isEqualTo(3);
            assertThat(((CaseOpened) events().getLast().payload()).rule()).isEqualTo("warnings");
        }
    }

    @Nested
    class WhenAMessageBreaksARule {
        @Test
        void isDecidedAsTheGuildSaysNow() {
            configure("{\"config\":{\"blockedWords\":[\"kumquat\"],\"action\":\"KICK\"}}");

            JsonNode first = data(found(MESSAGE, "word"));
            JsonNode again = data(found(MESSAGE, "word"));
            JsonNode off = data(found("1180000000000000912", "spam"));

            assertThat(first.at("/0/outcome").asString()).isEqualTo("OPENED");
            assertThat(first.at("/0/number").asInt()).isEqualTo(1);
            assertThat(again.at("/0/outcome").asString()).isEqualTo("KNOWN");
            assertThat(off.at("/0/outcome").asString()).isEqualTo("RULE_OFF");
            assertThat(((CaseOpened) events().getFirst().payload()).kind()).isEqualTo("kick");
            assertThat(events()).hasSize(1);
        }

        @Test
        void isRefusedWithEveryFault() {
            assertThat(pointers(found("x", "word"))).containsExactly("/findings/0");
            assertThat(pointers(found(MESSAGE, "warnings"))).containsExactly("/findings/0");
        }
    }

    @Nested
    class WhenRevoked {
        @Test
        void isAnsweredWithWhoAndWhy() {
            data(send(panel(ADAM, "", WARN)));

            JsonNode revoked = data(send(panel(OLIVIA, "/1/revoke", "{\"reason\":\"A misunderstanding\"}")));

            assertThat(revoked.get("status").asString()).isEqualTo("REVOKED");
            assertThat(revoked.get("revokedBy").asString()).isEqualTo(OLIVIA);
            assertThat(revoked.get("revokeReason").asString()).isEqualTo("A misunderstanding");
            assertThat(problem(send(panel(OLIVIA, "/1/revoke", "{}")))).isEqualTo("409 case-revoked");
            assertThat(problem(send(panel(OLIVIA, "/2/revoke", "{}")))).isEqualTo("404 not-found");
            assertThat(problem(send(panel(OLIVIA, "/x/revoke", "{}")))).isEqualTo("404 not-found");
        }

        @Test
        void isRefusedWhenItChangedMeanwhile() {
            long version = body(send(panel(ADAM, "", WARN))).get("version").asLong();
            delivered("opened-line", "{\"messageId\":\"%s\"}".formatted(MESSAGE));

            HttpRequest.Builder stale = panel(ADAM, "/1/revoke", "{}").header("If-Match", "\"" + version + "\"");

            assertThat(problem(send(stale))).isEqualTo("412 stale-version");
        }

        @Test
        void isPossibleInDiscordWithThePermission() {
            data(send(inDiscord("ban", "BAN_MEMBERS", "")));
            String by = "{\"moderatorId\":\"%s\",\"moderatorPermissions\":[\"%s\"]}";

            assertThat(problem(send(told("POST", "/cases/1/revoke", by.formatted(ADAM, "KICK_MEMBERS")))))
                    .isEqualTo("403 missing-permission");
            assertThat(data(send(told("POST", "/cases/1/revoke", by.formatted(ADAM, "BAN_MEMBERS"))))
                            .get("status")
                            .asString())
                    .isEqualTo("REVOKED");
        }
    }

    private HttpResponse<String> delivered(String delivery, String body) {
        return send(told("PUT", "/cases/1/deliveries/" + delivery, body));
    }

    @Nested
    class WhenTheBotTellsOfDiscord {
        @Test
        void isRecordedOnce() {
            data(send(inDiscord("ban", "BAN_MEMBERS", "")));

            data(delivered("action", "{\"cause\":\"missing-permission\"}"));
            data(delivered("action", "{}"));
            data(delivered("action", "{}"));
            data(delivered("opened-line", "{\"messageId\":\"%s\"}".formatted(MESSAGE)));

            assertThat(types())
                    .containsExactly(
                            "moderation.CaseOpened",
                            "moderation.DeliveryFailed",
                            "moderation.ActionCarriedOut",
                            "moderation.ActionCarriedOut");
        }

        @Test
        void isRefusedWhereItCannotBe() {
            data(send(panel(ADAM, "", WARN)));

            assertThat(problem(delivered("action", "{}"))).isEqualTo("404 not-found");
            assertThat(problem(delivered("nonsense", "{}"))).isEqualTo("404 not-found");
            assertThat(pointers(delivered("opened-line", "{}"))).containsExactly("/messageId");
            assertThat(pointers(delivered("opened-line", "{\"cause\":\"bad luck\"}")))
                    .containsExactly("/cause");
        }
    }

    @Nested
    class WhenTextsAreErased {
        @Test
        void noAnswerRemembersThem() {
            HttpResponse<String> warned = send(panel(ADAM, "", WARN).header("Idempotency-Key", "erased"));
            assertThat(warned.body()).contains("Kumquats");
            assertThat(new String(
                            JdbcClient.create(side.bean(DataSource.class))
                                    .sql("select answer from command.idempotency where key = 'erased'")
                                    .query(byte[].class)
                                    .single(),
                            StandardCharsets.UTF_8))
                    .doesNotContain("Kumquats");

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(MAX, List.of(keys.newest(MAX).orElseThrow()));

            assertThat(data(send(panel(ADAM, "", WARN).header("Idempotency-Key", "erased")))
                            .get("reason")
                            .asString())
                    .isEqualTo("[erased]");
        }
    }
}
