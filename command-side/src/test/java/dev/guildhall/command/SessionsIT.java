package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.command.upkeep.Upkeep;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.signin.SessionsRevoked;
import dev.guildhall.simulator.DiscordSimulator;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two processes on one data base, of which the other hears of everything by itself. */
class SessionsIT {
    private static final String OTTO = "1180000000000000105";
    private static final String SESSIONS = "/api/auth/sessions";
    private static final TestDatabase DATABASE = Databases.migrated();

    /** What must not take longer anywhere. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static DiscordSimulator discord;
    private static RunningCommandSide side;
    private static RunningCommandSide other;

    @BeforeAll
    static void open() {
        discord = DiscordSimulator.start(SimulatorSettings.demo(0));
        side = process();
        other = process("--guildhall.clock-offset=1h");
        // Else they would carry out once a minute what the tests want to see before that, or done by another process.
        side.bean(Upkeep.class).close();
        other.bean(Upkeep.class).close();
    }

    private static RunningCommandSide process(String... more) {
        List<String> settings = new java.util.ArrayList<>(List.of(
                "--guildhall.operators=" + OTTO,
                "--guildhall.discord.api-url=" + discord.apiUrl(),
                "--DISCORD_CLIENT_ID=" + SimulatorSettings.DEMO_CLIENT_ID,
                "--DISCORD_CLIENT_SECRET=" + SimulatorSettings.DEMO_CLIENT_SECRET));
        settings.addAll(List.of(more));
        return RunningCommandSide.on(DATABASE, settings.toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        side.close();
        other.close();
        discord.close();
    }

    @BeforeEach
    void forgetEverybody() {
        jdbc().sql("delete from command.panel_sessions").update();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(side.bean(DataSource.class));
    }

    /** Somebody's browser, signed in. */
    private record Browser(String token, String refreshToken) {
        static Browser of(String userId, String userAgent) {
            HttpResponse<String> code =
                    send(HttpRequest.newBuilder(URI.create(discord.baseUrl() + "/sim/users/" + userId + "/code"))
                            .POST(BodyPublishers.noBody()));
            JsonNode data = body(send(json(
                            side.to("/api/auth/discord").header("User-Agent", userAgent),
                            "POST",
                            "{\"code\":\"%s\"}"
                                    .formatted(body(code).path("code").asString()))))
                    .path("data");
            return new Browser(
                    data.path("token").asString(), data.path("refreshToken").asString());
        }

        HttpRequest.Builder to(RunningCommandSide process, String path) {
            return process.to(path).header("Authorization", "Bearer " + token);
        }

        int status(RunningCommandSide process) {
            return send(to(process, "/api/auth/me")).statusCode();
        }

        JsonNode sessions() {
            return body(send(to(side, SESSIONS))).path("data");
        }

        String id() {
            return sessions()
                    .valueStream()
                    .filter(session -> session.path("current").asBoolean())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
        }

        HttpResponse<String> delete(String path) {
            return send(to(side, path).DELETE());
        }

        void assertEndedEverywhere() {
            assertThat(status(side)).as("at once where it was ended").isEqualTo(401);
            await().atMost(SOON).until(() -> status(other) == 401);
            assertThat(send(json(
                                    other.to("/api/auth/refresh"),
                                    "POST",
                                    "{\"refreshToken\":\"%s\"}".formatted(refreshToken)))
                            .statusCode())
                    .isEqualTo(401);
        }

        void assertOpen() {
            assertThat(status(side)).isEqualTo(200);
            assertThat(status(other)).isEqualTo(200);
        }
    }

    @Nested
    class WhenLookingAtThem {
        @Test
        void showsOnesOwnAndWhichOneIsAsking() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");
            Browser.of(OLIVIA, "Hers/3.0");

            HttpResponse<String> answer = send(phone.to(side, SESSIONS));

            assertThat(body(answer).path("count").asInt()).isEqualTo(2);
            JsonNode list = body(answer).path("data");
            assertThat(list.findValuesAsString("userAgent")).containsExactly("Phone/2.0", "Laptop/1.0");
            assertThat(list.path(0).path("current").asBoolean()).isTrue();
            assertThat(list.path(1).path("current").asBoolean()).isFalse();
            assertThat(Instant.parse(list.path(0).path("createdAt").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(Instant.parse(list.path(0).path("lastUsedAt").asString()))
                    .isNotNull();
            assertThat(laptop.id()).isEqualTo(list.path(1).path("id").asString());
        }

        @Test
        void keepsWhatABrowserCallsItselfShortAndSealed() {
            Browser browser = Browser.of(ADAM, "Kumquat/" + "9".repeat(1_000));

            assertThat(browser.sessions().path(0).path("userAgent").asString())
                    .startsWith("Kumquat/9")
                    .hasSize(200);
            assertThat(jdbc().sql("select string_agg(s::text, ' ') from command.panel_sessions s")
                            .query(String.class)
                            .single())
                    .contains(ADAM)
                    .doesNotContain("Kumquat");
        }

        @Test
        void isForUsersAlone() {
            assertThat(send(side.to(SESSIONS)).statusCode()).isEqualTo(401);
            assertThat(send(side.asBot(SESSIONS)).statusCode()).isEqualTo(403);
        }

        @Test
        void keepsNoMoreThanSomeOfEachUser() {
            Browser first = Browser.of(ADAM, "First/1");
            jdbc().sql("""
                    insert into command.panel_sessions (session_id, user_id, profile, token_hash, expires_at)
                    select gen_random_uuid(), user_id, profile, token_hash, expires_at
                    from command.panel_sessions, generate_series(2, ?)""").param(PanelSessions.MAX_SESSIONS_OF_A_USER).update();
            first.assertOpen();

            Browser last = Browser.of(ADAM, "Last/1");

            assertThat(last.sessions().size()).isEqualTo(PanelSessions.MAX_SESSIONS_OF_A_USER);
            first.assertEndedEverywhere();
        }
    }

    @Nested
    class WhenEndingOne {
        @Test
        void refusesItsTokensEverywhere() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");
            phone.assertOpen();

            HttpResponse<String> answer = laptop.delete(SESSIONS + "/" + phone.id());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            phone.assertEndedEverywhere();
            laptop.assertOpen();
        }

        @Test
        void knowsNobodyElsesAndNoneThatIsOver() {
            Browser adam = Browser.of(ADAM, "Adam/1");
            Browser olivia = Browser.of(OLIVIA, "Olivia/1");
            String hers = olivia.id();

            assertThat(adam.delete(SESSIONS + "/" + hers).statusCode()).isEqualTo(404);
            assertThat(adam.delete(SESSIONS + "/" + UUID.randomUUID()).statusCode())
                    .isEqualTo(404);
            assertThat(adam.delete(SESSIONS + "/nonsense").statusCode()).isEqualTo(400);
            olivia.assertOpen();
        }

        @Test
        void endsAllButTheOneThatAsks() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");
            Browser tablet = Browser.of(ADAM, "Tablet/3.0");
            Browser olivia = Browser.of(OLIVIA, "Hers/3.0");

            assertThat(body(laptop.delete(SESSIONS)).path("data").path("ended").asInt())
                    .isEqualTo(2);

            phone.assertEndedEverywhere();
            tablet.assertEndedEverywhere();
            laptop.assertOpen();
            olivia.assertOpen();
        }
    }

    @Nested
    class WhenAnOperatorEndsThem {
        private HttpResponse<String> revoke(String path) {
            return send(side.as(OTTO, "/api/ops/sessions" + path)
                    .header("X-Reason", "a lost telephone")
                    .DELETE());
        }

        private List<LoggedEvent> events() {
            return side.bean(LogReader.class).after(0, LogReader.MAX_PAGE).stream()
                    .filter(event -> event.payload() instanceof SessionsRevoked)
                    .toList();
        }

        private long open(String userId) {
            return jdbc().sql("select count(*) from command.panel_sessions where user_id = ? and revoked_at is null")
                    .param(userId)
                    .query(Long.class)
                    .single();
        }

        @Test
        void oneIsOneEventThatSaysWhyToTheUsersKeyAlone() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");
            String id = phone.id();

            HttpResponse<String> answer = revoke("/" + id);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/ended").asInt()).isEqualTo(1);
            phone.assertEndedEverywhere();
            laptop.assertOpen();
            LoggedEvent event = events().getLast();
            SessionsRevoked revoked = (SessionsRevoked) event.payload();
            assertThat(revoked.userId()).isEqualTo(ADAM);
            assertThat(revoked.sessionIds()).containsExactly(id);
            assertThat(revoked.reason()).isEqualTo("a lost telephone");
            assertThat(event.metadata())
                    .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                    .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                    .doesNotContainKey(MetadataKeys.REASON);
            assertThat(revoke("/" + id).statusCode()).isEqualTo(404);
        }

        @Test
        void allOfAUserAreOneEvent() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");
            Browser olivia = Browser.of(OLIVIA, "Hers/3.0");
            int before = events().size();

            assertThat(body(revoke("?userId=" + ADAM)).at("/data/ended").asInt())
                    .isEqualTo(2);
            assertThat(body(revoke("?userId=" + ADAM)).at("/data/ended").asInt())
                    .isZero();

            laptop.assertEndedEverywhere();
            phone.assertEndedEverywhere();
            olivia.assertOpen();
            assertThat(events()).hasSize(before + 1);
        }

        @Test
        void whatADeathInterruptsIsDoneByTheNextAndLaterSessionsGoOn() {
            Browser.of(ADAM, "Laptop/1.0");
            revoke("?userId=" + ADAM);
            // As if the process had died after the event.
            jdbc().sql("update command.panel_sessions set revoked_at = null").update();
            jdbc().sql("update command.revocation_progress set revoked_through = 0")
                    .update();
            Browser later = Browser.of(ADAM, "Later/1.0");
            assertThat(open(ADAM)).isEqualTo(2);

            try (RunningCommandSide next = process()) {
                await().until(() -> open(ADAM) == 1);
                assertThat(later.status(next)).isEqualTo(200);
            }
        }

        @Test
        void nobodyElseMay() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            int before = events().size();

            assertThat(send(side.as(OLIVIA, "/api/ops/sessions?userId=" + ADAM).DELETE())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(revoke("?userId=adam").statusCode()).isEqualTo(400);
            assertThat(events()).hasSize(before);
            laptop.assertOpen();
        }
    }

    @Nested
    class WhenSomethingElseEndsThem {
        @Test
        void signsOutThisSessionAlone() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            Browser phone = Browser.of(ADAM, "Phone/2.0");

            assertThat(send(laptop.to(side, "/api/auth/logout").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);

            laptop.assertEndedEverywhere();
            phone.assertOpen();
        }

        @Test
        void signsOutWithTheRefreshTokenWhenTheOtherHasExpired() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");

            HttpResponse<String> out = send(json(
                    side.to("/api/auth/logout"), "POST", "{\"refreshToken\":\"%s\"}".formatted(laptop.refreshToken())));

            assertThat(out.statusCode()).isEqualTo(200);
            laptop.assertEndedEverywhere();
        }

        @Test
        void refusesTheAccessTokensOfAStolenRefreshTokenToo() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            String refresh = "{\"refreshToken\":\"%s\"}".formatted(laptop.refreshToken());
            send(json(side.to("/api/auth/refresh"), "POST", refresh));
            jdbc().sql("update command.panel_sessions set rotated_at = rotated_at - interval '1 minute'")
                    .update();

            send(json(side.to("/api/auth/refresh"), "POST", refresh));

            laptop.assertEndedEverywhere();
        }

        @Test
        void refusesAnErasedPersonsTokens() {
            Browser adam = Browser.of(ADAM, "Adam/1");
            Browser olivia = Browser.of(OLIVIA, "Olivia/1");

            HttpResponse<String> erased =
                    send(json(side.as(OTTO, "/api/ops/erasures"), "POST", "{\"userId\":\"%s\"}".formatted(ADAM)));

            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
            adam.assertEndedEverywhere();
            olivia.assertOpen();
            Browser.of(ADAM, "Again/1").assertOpen();
        }

        @Test
        void isKnownToAProcessThatStartsLater() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            laptop.delete(SESSIONS + "/" + laptop.id());

            try (RunningCommandSide late = process()) {
                await().atMost(SOON).until(() -> laptop.status(late) == 401);
            }
        }

        @Test
        void forgetsWhenNoTokenCanBeGoodAnyMore() {
            Browser laptop = Browser.of(ADAM, "Laptop/1.0");
            laptop.delete(SESSIONS);
            laptop.delete(SESSIONS + "/" + laptop.id());
            jdbc().sql("update command.ended_sessions set forget_at = now()").update();

            side.bean(PanelSessions.class).removeExpired();

            assertThat(jdbc().sql("select count(*) from command.ended_sessions")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
