package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.MetadataKeys;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessIT {
    private static final String MONA = "1180000000000000103";
    private static final String SUPPORT = "1180000000000000304";
    private static final String SUPPORT_WRITES =
            "{\"manageGuild\":\"none\",\"roles\":[{\"roleId\":\"%s\",\"level\":\"write\"}]}".formatted(SUPPORT);
    private static final String MANAGERS_READ = "{\"manageGuild\":\"read\",\"roles\":[]}";

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;
    private static RunningCommandSide other;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        var database = Databases.migrated();
        querySide = new GivenQuerySide().withRole(SUPPORT);
        side = RunningCommandSide.on(database, querySide.property());
        other = RunningCommandSide.on(database, querySide.property());
    }

    @AfterAll
    static void close() {
        other.close();
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    private HttpRequest.Builder access(String userId, String form) {
        return json(side.as(userId, guild.path() + "/access"), "PUT", form);
    }

    private HttpResponse<String> holders(String... userIds) {
        String list = List.of(userIds).stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return send(json(
                side.asBot(guild.internal() + "/roles/" + SUPPORT + "/holders"),
                "PUT",
                "{\"userIds\":[" + list + "]}"));
    }

    private HttpResponse<String> members(String members) {
        return send(json(side.asBot(guild.internal() + "/members"), "PATCH", "{\"members\":" + members + "}"));
    }

    private int write(KnownGuild where, String userId) {
        return send(where.change(userId, "{\"prefix\":\"?\"}")).statusCode();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String word) {
        assertThat(response.body()).contains("https://guildhall.dev/problems/" + word);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Nested
    class WhenTheOwnerGrants {
        @Test
        void answersWhatIsGrantedWithItsVersion() {
            HttpResponse<String> response =
                    send(access(OLIVIA, SUPPORT_WRITES).header("X-Reason", "they answer the tickets"));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(body(response).path("data").toString()).isEqualTo(SUPPORT_WRITES);
            assertThat(response.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(guild.position(2)));
            assertThat(guild.eventTypes()).endsWith("permission.AccessChanged");
            assertThat(guild.events().getLast().metadata())
                    .containsEntry(MetadataKeys.REASON, "they answer the tickets")
                    .containsEntry(MetadataKeys.ACTOR_ID, OLIVIA);
        }

        @Test
        void doesSoUnderTheOldPanelsRouteToo() {
            HttpResponse<String> response =
                    send(json(side.as(OLIVIA, "/api/panel/guilds/" + guild.id() + "/access"), "PUT", MANAGERS_READ));

            assertThat(body(response).path("data").toString()).isEqualTo(MANAGERS_READ);
        }

        @Test
        void storesARepeatedRequestOnce() {
            HttpResponse<String> first = send(access(OLIVIA, SUPPORT_WRITES).header("Idempotency-Key", "grant-1"));
            HttpResponse<String> again = send(access(OLIVIA, SUPPORT_WRITES).header("Idempotency-Key", "grant-1"));

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(guild.events()).hasSize(3);
            assertRefused(
                    send(access(OLIVIA, MANAGERS_READ).header("Idempotency-Key", "grant-1")),
                    422,
                    "idempotency-key-reused");
        }

        @Test
        void tellsWhoHasSeenAnOlderVersionWhatChanged() {
            long seen = guild.position(0);
            send(access(OLIVIA, SUPPORT_WRITES));

            HttpResponse<String> stale = send(access(OLIVIA, MANAGERS_READ).header("If-Match", "\"" + seen + "\""));

            assertRefused(stale, 412, "stale-version");
            assertThat(body(stale).path("currentVersion").asLong()).isEqualTo(guild.position(2));
            assertThat(body(stale).path("changed").toString())
                    .contains("permission.AccessChanged", "access.roles." + SUPPORT, "\"after\":\"write\"");
            assertThat(send(access(OLIVIA, MANAGERS_READ).header("If-Match", "\"" + guild.position(2) + "\""))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void namesEveryFault() {
            HttpResponse<String> response = send(access(
                    OLIVIA, "{\"manageGuild\":\"rule\",\"roles\":[{\"roleId\":\"x\",\"level\":\"read\"}],\"a\":1}"));

            assertRefused(response, 400, "invalid-input");
            assertThat(body(response).path("errors"))
                    .extracting(error -> error.path("pointer").asString())
                    .containsExactly("/a", "/manageGuild", "/roles/0/roleId");
        }
    }

    @Nested
    class WhenARoleIsNotThere {
        private static final String DELETED = "1180000000000000391";
        private static final String FORM =
                "{\"manageGuild\":\"none\",\"roles\":[{\"roleId\":\"%s\",\"level\":\"read\"},{\"roleId\":\"%s\",\"level\":\"%s\"}]}";

        private HttpResponse<String> grant(String deletedLevel) {
            return send(access(OLIVIA, FORM.formatted(SUPPORT, DELETED, deletedLevel)));
        }

        @Test
        void isPointedAtAndNothingIsStored() {
            HttpResponse<String> response = grant("read");

            assertRefused(response, 400, "invalid-input");
            assertThat(body(response).at("/errors/0/pointer").asString()).isEqualTo("/roles/1/roleId");
            assertThat(body(response).at("/errors/0/detail").asString()).isEqualTo("is no role of this guild");
            assertThat(guild.eventTypes()).doesNotContain("permission.AccessChanged");
        }

        @Test
        void mayStayIfItWasGrantedWhileItWas() {
            querySide.withRole(DELETED);
            assertThat(grant("read").statusCode()).isEqualTo(200);
            querySide.forgetRole(DELETED);

            assertThat(grant("write").statusCode()).isEqualTo(200);
            assertThat(send(access(OLIVIA, SUPPORT_WRITES)).statusCode()).isEqualTo(200);
        }

        /** Only who may grant is told anything, and only what is new is asked about. */
        @Test
        void isAskedAboutForTheOwnerOnlyAndOnlyWhenNew() {
            send(access(OLIVIA, SUPPORT_WRITES));
            int asked = querySide.questions().size();

            assertRefused(send(access(ADAM, FORM.formatted(SUPPORT, DELETED, "read"))), 403, "forbidden");
            assertThat(send(access(OLIVIA, SUPPORT_WRITES.replace("write", "read")))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(querySide.questions()).hasSize(asked);
        }

        @Test
        void grantsNothingWhileNobodyCanSay() {
            querySide.answersWith(503);
            try {
                HttpResponse<String> response = send(access(OLIVIA, SUPPORT_WRITES));

                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                assertThat(guild.eventTypes()).doesNotContain("permission.AccessChanged");
                assertThat(send(access(OLIVIA, MANAGERS_READ)).statusCode()).isEqualTo(200);
            } finally {
                querySide.answersWith(200);
            }
        }
    }

    @Nested
    class WhenSomebodyElseGrants {
        @Test
        void isRefusedWhateverTheirLevel() {
            send(access(OLIVIA, SUPPORT_WRITES));
            holders(MONA);

            HttpResponse<String> administrator = send(access(ADAM, MANAGERS_READ));
            assertRefused(administrator, 403, "forbidden");
            assertThat(administrator.body()).contains("Only the guild's owner");
            assertRefused(send(access(MONA, MANAGERS_READ)), 403, "forbidden");
            assertThat(send(access(MAX, MANAGERS_READ)).body()).doesNotContain("owner");
            assertRefused(send(json(side.asBot(guild.path() + "/access"), "PUT", MANAGERS_READ)), 403, "forbidden");
        }

        @Test
        void mayNotTellFacts() {
            for (String path : List.of("/roles/" + SUPPORT + "/holders", "/members")) {
                String method = path.endsWith("members") ? "PATCH" : "PUT";
                assertRefused(send(json(side.as(OLIVIA, guild.internal() + path), method, "{}")), 403, "forbidden");
            }
        }
    }

    @Nested
    class WhenTheBotTellsWhoHoldsWhat {
        @Test
        void letsHoldersOfAGrantedRoleWriteAndNobodyElse() {
            send(access(OLIVIA, SUPPORT_WRITES));
            assertThat(write(guild, MONA)).isEqualTo(403);

            HttpResponse<String> told = holders(MONA);

            assertThat(body(told).path("data").toString()).isEqualTo(SUPPORT_WRITES);
            assertThat(write(guild, MONA)).isEqualTo(200);
            assertThat(write(guild, MAX)).isEqualTo(403);
        }

        @Test
        void takesEffectAtOnceInEveryProcess() {
            KnownGuild elsewhere = guild.at(other);
            send(access(OLIVIA, SUPPORT_WRITES));
            holders(MONA);
            assertThat(write(elsewhere, MONA)).isEqualTo(200);

            members("{\"%s\":{\"permissions\":[],\"roles\":[],\"left\":false}}".formatted(MONA));

            assertThat(send(elsewhere.change(MONA, "{\"prefix\":\"!!\"}")).statusCode())
                    .isEqualTo(403);
            assertThat(write(guild, MONA)).isEqualTo(403);
        }

        @Test
        void recordsADifferenceOnce() {
            send(access(OLIVIA, SUPPORT_WRITES));
            for (int i = 0; i < 2; i++) {
                members(
                        "{\"%s\":{\"permissions\":[\"MANAGE_GUILD\"],\"roles\":[\"%s\",\"1180000000000000303\"],\"left\":false}}"
                                .formatted(MONA, SUPPORT));
            }

            assertThat(guild.eventTypes())
                    .endsWith("permission.AccessChanged", "permission.Granted", "permission.RoleGained")
                    .hasSize(5);
            members("{\"%s\":{\"permissions\":[],\"roles\":[],\"left\":true}}".formatted(MONA));
            assertThat(guild.eventTypes()).endsWith("permission.Revoked", "permission.RoleLost");
        }

        @Test
        void answersARegistrationWithWhatIsGranted() {
            send(access(OLIVIA, SUPPORT_WRITES));

            assertThat(body(guild.register()).path("data").path("access").toString())
                    .isEqualTo(SUPPORT_WRITES);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"x\":{\"permissions\":[],\"roles\":[],\"left\":false}}",
                    "{\"1180000000000000103\":{\"permissions\":[\"ROOT\"],\"roles\":[],\"left\":false}}",
                    "{\"1180000000000000103\":{\"permissions\":[],\"roles\":[\"r\"],\"left\":false}}"
                })
        void pointsAtFaults(String report) {
            HttpResponse<String> response = members(report);

            assertRefused(response, 400, "invalid-input");
            assertThat(response.body()).contains("\"pointer\":\"/members\"");
        }

        @Test
        void boundsWhatIsTold() {
            String[] many = IntStream.range(0, 1_001)
                    .mapToObj(n -> Long.toString(1_180_000_000_000_003_000L + n))
                    .toArray(String[]::new);

            assertRefused(holders(many), 400, "invalid-input");
        }
    }
}
