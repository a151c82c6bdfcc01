package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.simulator.DiscordSimulator;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.TestDatabase;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInIT {
    private static final String PANEL = "http://localhost:3000/callback";
    private static final TestDatabase DATABASE = Databases.migrated();

    private static final int TABS = 8;

    private static DiscordSimulator discord;
    private static RunningCommandSide side;

    @BeforeAll
    static void open() {
        discord = DiscordSimulator.start(SimulatorSettings.demo(0));
        side = RunningCommandSide.on(
                DATABASE,
                "--guildhall.panel-url=http://localhost:3000",
                "--guildhall.discord.api-url=" + discord.apiUrl(),
                "--guildhall.discord.authorize-url=" + discord.baseUrl() + "/oauth2/authorize",
                "--DISCORD_CLIENT_ID=" + SimulatorSettings.DEMO_CLIENT_ID,
                "--DISCORD_CLIENT_SECRET=" + SimulatorSettings.DEMO_CLIENT_SECRET);
    }

    @AfterAll
    static void close() {
        side.close();
        discord.close();
    }

    private static String code() {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(discord.baseUrl() + "/sim/users/" + ADAM + "/code"))
                        .POST(BodyPublishers.noBody()));
        return body(response).path("code").asString();
    }

    private static HttpResponse<String> signIn(String code) {
        return send(json(side.to("/api/auth/discord"), "POST", "{\"code\":\"%s\"}".formatted(code)));
    }

    private static JsonNode signedIn() {
        return body(signIn(code())).path("data");
    }

    private static HttpResponse<String> refresh(String token) {
        return send(json(side.to("/api/auth/refresh"), "POST", "{\"refreshToken\":\"%s\"}".formatted(token)));
    }

    /** As if the last refreshes had been longer ago. */
    private static void letGracePass() throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update command.panel_sessions set rotated_at = rotated_at - interval '"
                    + (PanelSessions.GRACE.toSeconds() + 1) + " seconds'");
        }
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(c -> c.substring(0, c.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String parameter(URI address, String name) {
        for (String pair : address.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    @Nested
    class WhenBringingACode {
        @Test
        void answersTokensAndTheUser() {
            HttpResponse<String> response = signIn(code());

            JsonNode data = body(response).path("data");
            assertThat(data.path("user").path("id").asString()).isEqualTo(ADAM);
            assertThat(data.path("user").path("username").asString()).isNotEmpty();
            HttpResponse<String> me = send(side.to("/api/auth/me")
                    .header("Authorization", "Bearer " + data.path("token").asString()));
            assertThat(body(me).path("data").path("id"))
                    .isEqualTo(data.path("user").path("id"));
            assertThat(body(me).path("data").path("username"))
                    .isEqualTo(data.path("user").path("username"));
            assertThat(body(me).path("data").path("operator").asBoolean(true)).isFalse();
        }

        @Test
        void setsCookiesThatScriptsCannotRead() {
            assertThat(signIn(code()).headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("guildhall_session=").contains("HttpOnly", "SameSite=Lax"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("guildhall_refresh=").contains("HttpOnly", "Path=/api/auth"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("guildhall_csrf=").doesNotContain("HttpOnly"));
        }

        @Test
        void refusesOneThatDiscordDoesNotKnow() {
            HttpResponse<String> response = signIn("made-up");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"pointer\":\"/code\"");
        }

        @Test
        void refusesOneThatWasUsed() {
            String code = code();
            signIn(code);

            assertThat(signIn(code).statusCode()).isEqualTo(400);
        }

        @Test
        void needsOne() {
            assertThat(send(json(side.to("/api/auth/discord"), "POST", "{}")).body())
                    .contains("\"pointer\":\"/code\",\"detail\":\"is required\"");
        }
    }

    @Nested
    class WhenLeavingForDiscord {
        private HttpResponse<String> leave(String query) {
            return send(side.to("/api/auth/login" + query).GET());
        }

        private URI consent(HttpResponse<String> left) {
            String authorize = left.headers().firstValue("Location").orElseThrow();
            String agreed = authorize.replace("/oauth2/authorize", "/oauth2/authorize/as/" + ADAM);
            HttpResponse<String> back =
                    send(HttpRequest.newBuilder(URI.create(agreed)).GET());
            return URI.create(back.headers().firstValue("Location").orElseThrow());
        }

        @Test
        void comesBackSignedIn() {
            HttpResponse<String> left = leave("");
            URI back = consent(left);

            HttpResponse<String> arrived = send(HttpRequest.newBuilder(back).header("Cookie", cookies(left)));

            assertThat(arrived.statusCode()).isEqualTo(302);
            assertThat(arrived.headers().firstValue("Location")).hasValue("http://localhost:3000");
            assertThat(cookies(arrived)).contains("guildhall_session=ey");
        }

        @Test
        void comesBackToThePanelWhichBringsTheCode() {
            HttpResponse<String> left = leave("?redirectUri=" + PANEL);
            URI back = consent(left);
            assertThat(back.toString()).startsWith(PANEL);

            HttpResponse<String> response = send(json(
                    side.to("/api/auth/discord").header("Cookie", cookies(left)),
                    "POST",
                    "{\"code\":\"%s\",\"state\":\"%s\",\"redirectUri\":\"%s\"}"
                            .formatted(parameter(back, "code"), parameter(back, "state"), PANEL)));

            assertThat(response.statusCode()).isEqualTo(200);
        }

        @Test
        void refusesWhatAnotherBrowserBegan() {
            URI back = consent(leave(""));

            assertThat(send(HttpRequest.newBuilder(back)).statusCode()).isEqualTo(400);
            assertThat(send(HttpRequest.newBuilder(back).header("Cookie", cookies(leave(""))))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(send(json(
                                    side.to("/api/auth/discord").header("Cookie", cookies(leave(""))),
                                    "POST",
                                    "{\"code\":\"%s\"}".formatted(parameter(back, "code"))))
                            .statusCode())
                    .as("the code was meant for another verifier")
                    .isEqualTo(400);
        }

        @Test
        void bringsNoCodeThatWasMeantForElsewhere() {
            HttpResponse<String> response = send(json(
                    side.to("/api/auth/discord"),
                    "POST",
                    "{\"code\":\"%s\",\"redirectUri\":\"https://evil.example/\"}".formatted(code())));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"pointer\":\"/redirectUri\"");
        }

        @Test
        void remembersTheAttemptForAShortWhileAndOutOfReachOfScripts() {
            assertThat(leave("").headers().allValues("Set-Cookie"))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie)
                            .startsWith("guildhall_signin=")
                            .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/api/auth"));
        }

        @Test
        void challengesDiscordWithMoreThanTheCode() {
            URI authorize =
                    URI.create(leave("").headers().firstValue("Location").orElseThrow());

            assertThat(parameter(authorize, "code_challenge_method")).isEqualTo("S256");
            assertThat(parameter(authorize, "code_challenge")).hasSize(43);
            assertThat(parameter(authorize, "state")).hasSizeGreaterThanOrEqualTo(43);
        }

        @Test
        void leadsNowhereElse() {
            assertThat(leave("?redirectUri=https://evil.example/").statusCode()).isEqualTo(400);
            assertThat(leave("?redirectUri=http://localhost:3000@evil.example/").statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class WhenRefreshing {
        @Test
        void answersNewTokensEachTime() {
            String first = signedIn().path("refreshToken").asString();

            JsonNode second = body(refresh(first)).path("data");

            assertThat(second.path("refreshToken").asString()).isNotEqualTo(first);
            assertThat(second.path("user").path("id").asString()).isEqualTo(ADAM);
            assertThat(refresh(second.path("refreshToken").asString()).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void endsTheSessionWhenATokenIsUsedTwice() throws SQLException {
            String first = signedIn().path("refreshToken").asString();
            String second =
                    body(refresh(first)).path("data").path("refreshToken").asString();
            letGracePass();

            assertThat(refresh(first).statusCode()).isEqualTo(401);
            assertThat(refresh(second).statusCode()).isEqualTo(401);
        }

        @Test
        void givesTheSameAnswerTwiceWithinAMoment() {
            String first = signedIn().path("refreshToken").asString();

            JsonNode once = body(refresh(first)).path("data");
            JsonNode again = body(refresh(first)).path("data");

            assertThat(again.path("refreshToken")).isEqualTo(once.path("refreshToken"));
            assertThat(refresh(again.path("refreshToken").asString()).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void signsNobodyOutWhenManyTabsWakeAtOnce() throws Exception {
            String first = signedIn().path("refreshToken").asString();
            List<Future<HttpResponse<String>>> tabs = new ArrayList<>();
            try (ExecutorService browser = Executors.newFixedThreadPool(TABS)) {
                for (int i = 0; i < TABS; i++) {
                    tabs.add(browser.submit(() -> refresh(first)));
                }
            }

            Set<String> successors = new HashSet<>();
            for (Future<HttpResponse<String>> tab : tabs) {
                assertThat(tab.get().statusCode()).as(tab.get().body()).isEqualTo(200);
                successors.add(body(tab.get()).path("data").path("refreshToken").asString());
            }

            assertThat(successors).hasSize(1);
            assertThat(refresh(successors.iterator().next()).statusCode()).isEqualTo(200);
        }

        @Test
        void endsTheSessionAtOnceWhenATokenOfLongBeforeComesBack() {
            String first = signedIn().path("refreshToken").asString();
            String second =
                    body(refresh(first)).path("data").path("refreshToken").asString();
            String third =
                    body(refresh(second)).path("data").path("refreshToken").asString();

            assertThat(refresh(first).statusCode()).isEqualTo(401);
            assertThat(refresh(third).statusCode()).isEqualTo(401);
        }

        private String refreshCookies(HttpResponse<String> signedIn) {
            JsonNode data = body(signedIn).path("data");
            return "guildhall_session=expired; guildhall_refresh="
                    + data.path("refreshToken").asString() + "; guildhall_csrf="
                    + data.path("csrfToken").asString();
        }

        @Test
        void worksByCookieWithAnExpiredSession() {
            HttpResponse<String> response = signIn(code());

            assertThat(send(side.to("/api/auth/refresh")
                                    .header("Cookie", refreshCookies(response))
                                    .header(
                                            "X-CSRF-Token",
                                            body(response)
                                                    .path("data")
                                                    .path("csrfToken")
                                                    .asString())
                                    .POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isNotForForeignPagesThatMakeABrowserSendTheCookie() {
            HttpResponse<String> response = signIn(code());
            String cookies = refreshCookies(response);

            for (String path : List.of("/api/auth/refresh", "/api/auth/logout")) {
                assertThat(send(side.to(path).header("Cookie", cookies).POST(BodyPublishers.noBody()))
                                .body())
                        .contains("problems/cross-site");
            }

            assertThat(refresh(body(response).path("data").path("refreshToken").asString())
                            .statusCode())
                    .as("nothing has happened")
                    .isEqualTo(200);
        }

        @Test
        void refusesNonsense() {
            assertThat(refresh("nonsense").statusCode()).isEqualTo(401);
            assertThat(send(side.to("/api/auth/refresh").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void keepsNoTokenInTheDataBase() throws SQLException {
            String token = signedIn().path("refreshToken").asString();
            String secret = token.substring(token.indexOf('.') + 1);

            try (Connection connection = DATABASE.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select string_agg(s::text, ' ') || string_agg(encode(token_hash, 'escape'), ' ')"
                                    + " from command.panel_sessions s")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).contains(ADAM).doesNotContain(secret);
            }
        }
    }

    @Nested
    class WhenSigningOut {
        @Test
        void endsTheSessionAndDropsTheCookies() {
            JsonNode data = signedIn();

            HttpResponse<String> out = send(json(
                    side.to("/api/auth/logout")
                            .header(
                                    "Authorization",
                                    "Bearer " + data.path("token").asString()),
                    "POST",
                    "{\"refreshToken\":\"%s\"}"
                            .formatted(data.path("refreshToken").asString())));

            assertThat(out.statusCode()).isEqualTo(200);
            assertThat(out.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("guildhall_session=;").contains("Max-Age=0"));
            assertThat(refresh(data.path("refreshToken").asString()).statusCode())
                    .isEqualTo(401);
        }

        @Test
        void needsSomebody() {
            assertThat(send(side.to("/api/auth/logout").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(side.to("/api/auth/me")).statusCode()).isEqualTo(401);
        }
    }
}
