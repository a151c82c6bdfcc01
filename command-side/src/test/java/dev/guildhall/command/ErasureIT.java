package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.erasure.Erasures;
import dev.guildhall.command.upkeep.Upkeep;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.SealedValue;
import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.simulator.DiscordSimulator;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasureIT {
    private static final String OTTO = "1180000000000000105";
    private static final String NOBODY = "1180000000000000777";
    private static final String ROUTE = "/api/ops/erasures";
    private static final TestDatabase DATABASE = Databases.migrated();
    private static final String[] OPERATED = {"--guildhall.operators=" + OTTO};

    private static DiscordSimulator discord;
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        discord = DiscordSimulator.start(SimulatorSettings.demo(0));
        side = RunningCommandSide.on(
                DATABASE,
                OPERATED[0],
                "--guildhall.discord.api-url=" + discord.apiUrl(),
                "--guildhall.discord.authorize-url=" + discord.baseUrl() + "/oauth2/authorize",
                "--DISCORD_CLIENT_ID=" + SimulatorSettings.DEMO_CLIENT_ID,
                "--DISCORD_CLIENT_SECRET=" + SimulatorSettings.DEMO_CLIENT_SECRET);
        // Else it would carry out once a minute what the tests want to see before that, or done by another process.
        side.bean(Upkeep.class).close();
    }

    @AfterAll
    static void close() {
        side.close();
        discord.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    private static HttpRequest.Builder erasure(String byUser, String userId) {
        return json(side.as(byUser, ROUTE), "POST", "{\"userId\":\"%s\"}".formatted(userId));
    }

    private static HttpResponse<String> erase(String userId) {
        return send(erasure(OTTO, userId).header("X-Reason", "he asked for it"));
    }

    /** Adam, under a name that is nobody else's, changes the prefix and says why. */
    private LoggedEvent change(String prefix) {
        String token = side.bean(AccessTokens.class).issueForUser(ADAM, "Adamantine");
        HttpResponse<String> response = send(json(side.to(guild.settings()), "PATCH", KnownGuild.prefix(prefix))
                .header("Authorization", "Bearer " + token)
                .header("X-Reason", "because of the kumquats"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return guild.events().getLast();
    }

    private static List<LoggedEvent> erasuresOf(String userId) {
        return side.bean(LogReader.class).aggregateEvents(AggregateIds.person(userId), 0);
    }

    private static OptionalLong keyOf(String userId) {
        return side.bean(SubjectKeys.class).newest(userId);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(side.bean(DataSource.class));
    }

    private static void assertErased(LoggedEvent event) {
        LoggedEvent now =
                side.bean(LogReader.class).after(event.position() - 1, 1).getFirst();
        assertThat(now.payload()).isEqualTo(event.payload());
        assertThat(now.metadata())
                .containsEntry(MetadataKeys.ACTOR_ID, ADAM)
                .containsEntry(MetadataKeys.ACTOR_NAME, SealedValue.ERASED)
                .containsEntry(MetadataKeys.REASON, SealedValue.ERASED);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String word) {
        assertThat(response.body()).contains("https://guildhall.dev/problems/" + word);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Nested
    class WhenAnOperatorErases {
        @Test
        void leavesAReadableHistoryThatStillVerifies() throws Exception {
            LoggedEvent before = change("?");
            assertThat(before.metadata()).containsEntry(MetadataKeys.ACTOR_NAME, "Adamantine");
            long key = keyOf(ADAM).orElseThrow();

            HttpResponse<String> answer = erase(ADAM);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(keyOf(ADAM)).isEmpty();
            assertErased(before);
            LoggedEvent erasure = erasuresOf(ADAM).getLast();
            assertThat(erasure.payload()).isEqualTo(new PersonErased(ADAM, key));
            assertThat(body(answer).path("version").asLong()).isEqualTo(erasure.position());
            assertThat(body(answer).path("data").path("userId").asString()).isEqualTo(ADAM);
            assertThat(side.bean(LogVerification.class)
                            .verify(Anchors.none(), progress -> {})
                            .intact())
                    .isTrue();
        }

        @Test
        void recordsWhoDidItAndWhy() {
            change("?");

            erase(ADAM);

            assertThat(erasuresOf(ADAM).getLast().metadata())
                    .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                    .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                    .containsEntry(MetadataKeys.ACTOR_NAME, "somebody")
                    .containsEntry(MetadataKeys.REASON, "he asked for it")
                    .containsEntry(MetadataKeys.ORIGIN, "operator")
                    .doesNotContainKey(MetadataKeys.GUILD_ID);
        }

        @Test
        void recordsItOnce() {
            change("?");
            erase(ADAM);
            int erasures = erasuresOf(ADAM).size();

            HttpResponse<String> again = erase(ADAM);

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(erasuresOf(ADAM)).hasSize(erasures);
            assertThat(body(again).path("version").asLong())
                    .isEqualTo(erasuresOf(ADAM).getLast().position());
        }

        @Test
        void erasesWhatSomebodyLeftWhoCameBack() {
            LoggedEvent first = change("?");
            erase(ADAM);
            int erasures = erasuresOf(ADAM).size();

            LoggedEvent second = change("$");
            assertErased(first);
            assertThat(second.metadata()).containsEntry(MetadataKeys.REASON, "because of the kumquats");

            erase(ADAM);
            assertErased(first);
            assertErased(second);
            assertThat(erasuresOf(ADAM)).hasSize(erasures + 1);
        }

        @Test
        void recordsNothingOfSomebodyOfWhomNothingIsKnown() {
            HttpResponse<String> answer = erase(NOBODY);

            assertThat(answer.body())
                    .isEqualTo("{\"success\":true,\"data\":{\"userId\":\"%s\",\"destroyedKeys\":[]},\"version\":0}"
                            .formatted(NOBODY));
            assertThat(erasuresOf(NOBODY)).isEmpty();
        }

        @Test
        void answersARepeatedRequestAlike() {
            change("?");
            String idempotencyKey = "erase-" + guild.id();
            HttpResponse<String> first = send(erasure(OTTO, ADAM).header("Idempotency-Key", idempotencyKey));
            change("$");

            HttpResponse<String> second = send(erasure(OTTO, ADAM).header("Idempotency-Key", idempotencyKey));

            assertThat(second.body()).isEqualTo(first.body());
            assertThat(keyOf(ADAM)).as("what came since stays").isPresent();
        }

        @Test
        void erasesThemselvesToo() {
            send(erasure(OTTO, ADAM).header("X-Reason", "first"));
            change("?");
            erase(ADAM);
            assertThat(erase(OTTO).statusCode()).isEqualTo(200);

            assertThat(erasuresOf(OTTO).getLast().metadata())
                    .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                    .containsEntry(MetadataKeys.ACTOR_NAME, SealedValue.ERASED);
        }
    }

    @Nested
    class WhenRefused {
        @Test
        void listensToOperatorsOnly() {
            assertProblem(send(erasure(ADAM, ADAM)), 403, "forbidden");
            assertProblem(
                    send(json(side.asBot(ROUTE), "POST", "{\"userId\":\"%s\"}".formatted(ADAM))), 403, "forbidden");
            assertProblem(send(json(side.to(ROUTE), "POST", "{\"userId\":\"%s\"}".formatted(ADAM))), 401, "unauth");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "{\"userId\":7}", "{\"userId\":\"adam\"}", "{\"userId\":\"1180000000000000102 \"}"})
        void pointsAtFaults(String wrong) {
            HttpResponse<String> answer = send(json(side.as(OTTO, ROUTE), "POST", wrong));

            assertProblem(answer, 400, "invalid-input");
            assertThat(answer.body()).contains("\"pointer\":\"/userId\"");
        }

        @Test
        void takesNoVersion() {
            assertProblem(send(erasure(OTTO, ADAM).header("If-Match", "\"7\"")), 400, "malformed-request");
        }
    }

    @Nested
    class WhenSomethingHappensBetweenEventAndKey {
        @Test
        void saysThatTheKeyIsStillThereAndDestroysItLater() {
            LoggedEvent before = change("?");
            jdbc().sql("create function keep_key() returns trigger language plpgsql as"
                            + " $$ begin raise exception 'not now'; end; $$")
                    .update();
            jdbc().sql("create trigger keep_key before delete on log.subject_key execute function keep_key()")
                    .update();
            HttpResponse<String> answer;
            try {
                answer = send(erasure(OTTO, ADAM).header("Idempotency-Key", "between"));
            } finally {
                jdbc().sql("drop function keep_key cascade").update();
            }
            assertProblem(answer, 503, "away");
            assertThat(answer.body()).contains("recorded", "not destroyed yet");
            assertThat(keyOf(ADAM)).isPresent();

            HttpResponse<String> again = send(erasure(OTTO, ADAM).header("Idempotency-Key", "between"));

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(body(again).path("version").asLong())
                    .isEqualTo(erasuresOf(ADAM).getLast().position());
            assertErased(before);
        }

        @Test
        void isCarriedOutByTheNextProcess() {
            LoggedEvent before = change("?");
            List<LoggedEvent> former = erasuresOf(ADAM);
            side.bean(EventStore.class)
                    .publish(new GenericDomainEventMessage<>(
                            "Person",
                            AggregateIds.person(ADAM),
                            former.size(),
                            new PersonErased(ADAM, keyOf(ADAM).orElseThrow()),
                            Map.of()));
            assertThat(keyOf(ADAM)).isPresent();

            try (RunningCommandSide next = RunningCommandSide.on(DATABASE, OPERATED)) {
                await().until(() -> next.bean(SubjectKeys.class).newest(ADAM).isEmpty());
                await().untilAsserted(() -> assertErased(before));
            }
        }

        @Test
        void erasesAgainWhatABackupBroughtBack() {
            LoggedEvent before = change("?");
            byte[] key = jdbc().sql("select key from log.subject_key where subject = ?")
                    .param(SealedValue.subjectOf(ADAM))
                    .query(byte[].class)
                    .single();
            long number = keyOf(ADAM).orElseThrow();
            erase(ADAM);

            jdbc().sql("insert into log.subject_key (subject, key, number) values (?, ?, ?)")
                    .params(SealedValue.subjectOf(ADAM), key, number)
                    .update();
            jdbc().sql("update command.erasure_progress set destroyed_through = 0, cleared_through = 0")
                    .update();
            side.bean(Erasures.class).carryOut();

            assertThat(keyOf(ADAM)).isEmpty();
            assertErased(before);
        }
    }

    @Nested
    class WhenThePersonIsSignedIn {
        private HttpResponse<String> signIn() {
            String code = body(send(
                            HttpRequest.newBuilder(URI.create(discord.baseUrl() + "/sim/users/" + ADAM + "/code"))
                                    .POST(BodyPublishers.noBody())))
                    .path("code")
                    .asString();
            return send(json(side.to("/api/auth/discord"), "POST", "{\"code\":\"%s\"}".formatted(code)));
        }

        private HttpResponse<String> refresh(HttpResponse<String> signedIn) {
            return send(json(
                    side.to("/api/auth/refresh"),
                    "POST",
                    "{\"refreshToken\":\"%s\"}"
                            .formatted(body(signedIn)
                                    .path("data")
                                    .path("refreshToken")
                                    .asString())));
        }

        @Test
        void endsTheSessionAndLetsThePersonSignInAnew() {
            HttpResponse<String> first = signIn();
            assertThat(body(first).path("data").path("user").path("username").asString())
                    .isEqualTo("Adam");

            erase(ADAM);

            assertThat(refresh(first).statusCode()).isEqualTo(401);
            HttpResponse<String> second = signIn();
            side.bean(Erasures.class).carryOut();
            HttpResponse<String> refreshed = refresh(second);
            assertThat(refreshed.statusCode()).isEqualTo(200);
            assertThat(body(refreshed)
                            .path("data")
                            .path("user")
                            .path("username")
                            .asString())
                    .isEqualTo("Adam");
        }

        @Test
        void endsTheSessionEvenBeforeItIsForgotten() {
            HttpResponse<String> signedIn = signIn();

            side.bean(SubjectKeys.class).destroy(ADAM, List.of(keyOf(ADAM).orElseThrow()));

            assertThat(refresh(signedIn).statusCode()).isEqualTo(401);
        }
    }

    /** Before any erasure: nothing open was ever given to PostgreSQL. */
    @Nested
    class WhenLookingIntoEveryTable {
        @Test
        void findsNoNameAndNoReason() {
            change("?");
            send(erasure(OTTO, NOBODY).header("X-Reason", "quinces").header("Idempotency-Key", "every-table"));

            List<String> tables = jdbc().sql("select format('%I.%I', table_schema, table_name)"
                            + " from information_schema.tables where table_schema in ('log', 'command')"
                            + " and table_type = 'BASE TABLE'")
                    .query((row, n) -> String.valueOf(row.getString(1)))
                    .list();
            assertThat(tables).contains("log.event", "log.snapshot", "command.idempotency", "command.panel_sessions");
            assertThat(tables)
                    .allSatisfy(table -> assertThat(jdbc().sql("select count(*) from " + table
                                            + " t where exists (select from jsonb_each_text(to_jsonb(t)) f"
                                            + " where f.value ~* any (?) or (f.value like '\\x%' and encode(decode(substr(f.value, 3),"
                                            + " 'hex'), 'escape') ~* any (?)))")
                                    .params(wanted(), wanted())
                                    .query(Long.class)
                                    .single())
                            .as(table)
                            .isZero());
        }

        private String[] wanted() {
            return new String[] {"adamantine", "kumquats", "quinces"};
        }
    }
}
