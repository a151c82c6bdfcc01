package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.request.BodyLimitFilter;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Asker;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.events.Actor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class DoorIT {
    private static final String SECRET = "a-secret-of-the-tests-with-enough-bytes";
    private static final String ADAM = "1180000000000000102";
    private static final String OTTO = "1180000000000000105";
    private static final String GUILD = "/api/guilds/1180000000000000001";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext side;
    private static AccessTokens tokens;
    private static CsrfTokens csrf;

    @BeforeAll
    static void open() {
        side = SpringApplication.run(
                KnockingRoutes.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--guildhall.jwt-secret=" + SECRET,
                "--guildhall.operators=" + OTTO,
                "--guildhall.panel-url=http://panel.localhost/");
        tokens = side.getBean(AccessTokens.class);
        csrf = side.getBean(CsrfTokens.class);
    }

    @AfterAll
    static void close() {
        side.close();
    }

    private static HttpRequest.Builder to(String path) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) side).getWebServer())
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpRequest.Builder asAdam(String path) {
        return to(path).header("Authorization", "Bearer " + tokens.issueForUser(ADAM, "adam"));
    }

    private static HttpRequest.Builder asBot(String path) {
        return to(path).header("Authorization", "Bearer " + tokens.issueForService("bot-adapter"));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String word) {
        assertThat(response.body())
                .contains("\"type\":\"https://guildhall.dev/problems/" + word + "\"")
                .contains("\"status\":" + status)
                .contains("\"success\":false");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Correlation-Id")).isPresent();
    }

    @Nested
    class WhenOperating {
        private static HttpRequest.Builder asOtto(String path) {
            return to(path).header("Authorization", "Bearer " + tokens.issueForUser(OTTO, "otto"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/ops/engine", "/api/admin/engine"})
        void letsOperatorsIn(String path) throws Exception {
            assertThat(send(asOtto(path)).body())
                    .contains("\"actor\":{\"type\":\"OPERATOR\",\"id\":\"" + OTTO + "\"", "\"origin\":\"operator\"");
            assertThat(send(asBot(path).header("X-Acting-For", OTTO)).body()).contains("\"type\":\"OPERATOR\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/ops/engine", "/api/admin/engine", "/api/ops/nothing"})
        void letsNobodyElseIn(String path) throws Exception {
            assertProblem(send(asAdam(path)), 403, "forbidden");
            assertProblem(send(asBot(path)), 403, "forbidden");
            assertProblem(send(asBot(path).header("X-Acting-For", ADAM)), 403, "forbidden");
            assertProblem(send(asAdam(path).header("X-Acting-For", OTTO)), 403, "forbidden");
            assertProblem(send(to(path)), 401, "unauthenticated");
        }

        @Test
        void isNoServiceThatIsCalledLikeOne() {
            Operators operators = new Operators(List.of("bot-adapter"));

            assertThat(operators.include(new Asker("bot-adapter", Actor.system("bot-adapter"), true, "system")))
                    .isFalse();
        }
    }

    @Nested
    class WhenSayingWho {
        @Test
        void knowsTheBearer() throws Exception {
            HttpResponse<String> response = send(asAdam(GUILD + "/asker"));

            assertThat(response.body())
                    .isEqualTo(
                            "{\"success\":true,\"data\":{\"userId\":\"%s\",\"actor\":{\"type\":\"PANEL\",\"id\":\"%s\",\"name\":\"adam\"},\"service\":false,\"origin\":\"panel\"},\"version\":7}"
                                    .formatted(ADAM, ADAM));
            assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
        }

        @Test
        void refusesNobody() throws Exception {
            HttpResponse<String> response = send(to(GUILD + "/asker"));

            assertProblem(response, 401, "unauthenticated");
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }

        @Test
        void refusesForgedExpiredUnsignedAndMeaninglessTokens() throws Exception {
            String forged = new AccessTokens("another-secret-with-quite-enough-bytes", Clock.systemUTC(), Duration.ZERO)
                    .issueForUser(ADAM, "adam");
            Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
            String expired = new AccessTokens(SECRET, longAgo, Duration.ZERO).issueForUser(ADAM, "adam");
            String unsigned = new PlainJWT(
                            new PlainHeader(),
                            new JWTClaimsSet.Builder().subject(ADAM).build())
                    .serialize();

            for (String token : new String[] {forged, expired, unsigned, "meaningless", ""}) {
                HttpResponse<String> response = send(to(GUILD + "/asker").header("Authorization", "Bearer " + token));
                assertProblem(response, 401, "unauthenticated");
            }
        }

        @Test
        void letsABadTokenThroughWhereNobodyIsNeeded() throws Exception {
            assertThat(send(to("/api/auth/open").header("Authorization", "Bearer expired"))
                            .body())
                    .isEqualTo("open");
        }

        @Test
        void keepsUsersOutOfTheInternalRoutes() throws Exception {
            assertProblem(send(asAdam("/internal/inside")), 403, "forbidden");
            assertProblem(send(to("/internal/inside")), 401, "unauthenticated");
            assertThat(send(asBot("/internal/inside")).body()).contains("\"service\":true", "\"type\":\"SYSTEM\"");
        }
    }

    @Nested
    class WhenClocksDisagree {
        @Test
        void datesTheRefusalByTheClockThatJudgedTheToken() throws Exception {
            SharedClock clock = side.getBean(SharedClock.class);
            Instant hourAhead = Instant.now().plus(Duration.ofHours(1));
            String early = tokens.issueForService("bot-adapter");
            clock.learn(hourAhead);
            try {
                HttpResponse<String> response = send(to(GUILD + "/asker").header("Authorization", "Bearer " + early));

                assertProblem(response, 401, "unauthenticated");
                String date = response.headers().firstValue("Date").orElseThrow();
                assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant())
                        .isCloseTo(hourAhead, within(60, ChronoUnit.SECONDS));
            } finally {
                clock.learn(Instant.now());
            }
        }
    }

    @Nested
    class WhenActingForSomebody {
        @Test
        void takesThatUsersIdentity() throws Exception {
            HttpResponse<String> response = send(
                    asBot(GUILD + "/asker").header("X-Acting-For", ADAM).header("X-Acting-For-Name", "ad%C3%A4m%0A"));

            assertThat(response.body())
                    .contains("\"userId\":\"" + ADAM + "\"")
                    .contains("\"type\":\"DISCORD\",\"id\":\"" + ADAM + "\",\"name\":\"adäm\"")
                    .contains("\"service\":false,\"origin\":\"discord\"");
        }

        @Test
        void isNotForUsers() throws Exception {
            assertProblem(
                    send(asAdam(GUILD + "/asker").header("X-Acting-For", "1180000000000000101")), 403, "forbidden");
        }

        @ParameterizedTest
        @ValueSource(strings = {"adam", "12", "' or 1=1"})
        void needsASnowflake(String id) throws Exception {
            assertProblem(send(asBot(GUILD + "/asker").header("X-Acting-For", id)), 400, "malformed-request");
        }
    }

    @Nested
    class WhenWritingByCookie {
        private final String session = "guildhall_session=" + tokens.issueForUser(ADAM, "adam");

        @Test
        void refusesWithoutTheCsrfHeader() throws Exception {
            assertProblem(send(json(to("/api/raw").header("Cookie", session), "{}")), 403, "cross-site");
        }

        @Test
        void refusesATokenMadeForSomebodyElse() throws Exception {
            String foreign = csrf.issue("1180000000000000104");

            assertProblem(
                    send(json(
                            to("/api/raw")
                                    .header("Cookie", session + "; guildhall_csrf=" + foreign)
                                    .header("X-CSRF-Token", foreign),
                            "{}")),
                    403,
                    "cross-site");
        }

        @Test
        void acceptsTheRepeatedToken() throws Exception {
            String token = csrf.issue(ADAM);

            HttpResponse<String> response = send(json(
                    to("/api/raw")
                            .header("Cookie", session + "; guildhall_csrf=" + token)
                            .header("X-CSRF-Token", token),
                    "{\"n\":1}"));

            assertThat(response.body()).isEqualTo("{\"success\":true,\"data\":{\"n\":1}}");
        }

        @Test
        void readsWithoutIt() throws Exception {
            assertThat(send(to(GUILD + "/asker").header("Cookie", session)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenTheInputIsWrong {
        @Test
        void pointsAtAnUnknownField() throws Exception {
            HttpResponse<String> response =
                    send(json(asAdam(GUILD + "/wish"), "{\"name\":\"a\",\"count\":1,\"colour\":2}"));

            assertProblem(response, 400, "invalid-input");
            assertThat(response.body())
                    .contains("\"errors\":[{\"pointer\":\"/colour\",\"detail\":\"is not a known field\"}]");
        }

        @Test
        void pointsAtAWrongType() throws Exception {
            HttpResponse<String> response = send(json(asAdam(GUILD + "/wish"), "{\"name\":\"a\",\"count\":\"many\"}"));

            assertProblem(response, 400, "invalid-input");
            assertThat(response.body()).contains("\"pointer\":\"/count\"");
        }

        @Test
        void saysWhereTheJsonBreaks() throws Exception {
            HttpResponse<String> response = send(json(asAdam("/api/raw"), "{\n  \"a\": oops}"));

            assertProblem(response, 400, "malformed-json");
            assertThat(response.body()).contains("line 2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[1]", "{} {}"})
        void refusesWhatIsNoObject(String body) throws Exception {
            assertThat(send(json(asAdam("/api/raw"), body)).statusCode()).isEqualTo(400);
        }

        @Test
        void refusesTooDeepNesting() throws Exception {
            assertProblem(
                    send(json(asAdam("/api/raw"), "{\"a\":".repeat(40) + "1" + "}".repeat(40))), 400, "malformed-json");
        }

        @Test
        void refusesTooMuchAnnouncedOrNot() throws Exception {
            byte[] much =
                    ("{\"a\":\"" + "x".repeat(BodyLimitFilter.MAX_BODY_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder chunked = asAdam("/api/raw")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)));

            assertProblem(
                    send(json(asAdam("/api/raw"), new String(much, StandardCharsets.UTF_8))), 413, "payload-too-large");
            assertProblem(send(chunked), 413, "payload-too-large");
        }

        @Test
        void refusesAnotherMediaType() throws Exception {
            HttpRequest.Builder xml =
                    asAdam("/api/raw").header("Content-Type", "application/xml").POST(BodyPublishers.ofString("<a/>"));

            assertProblem(send(xml), 415, "unsupported-media-type");
        }

        @Test
        void namesTheMethodsThatAreAllowed() throws Exception {
            HttpResponse<String> response = send(asAdam("/api/raw").DELETE());

            assertProblem(response, 405, "method-not-allowed");
            assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        }

        @Test
        void knowsNoOtherRoute() throws Exception {
            assertProblem(send(asAdam("/api/nowhere")), 404, "not-found");
            assertProblem(send(to("/nowhere")), 404, "not-found");
            assertProblem(send(to("/nowhere").header("Accept", "text/html")), 404, "not-found");
        }

        @Test
        void refusesASuspiciousPath() throws Exception {
            assertProblem(send(to("/api/..;/internal/inside")), 400, "malformed-request");
        }
    }

    @Nested
    class WhenSomethingFails {
        @Test
        void saysWhenToComeBack() throws Exception {
            HttpResponse<String> response = send(asAdam("/api/away"));

            assertProblem(response, 503, "away");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        }

        @Test
        void keepsTheInnerWorkingsToItself() throws Exception {
            HttpResponse<String> response = send(asAdam("/api/broken"));

            assertProblem(response, 500, "internal");
            assertThat(response.body()).doesNotContain("inner workings", "IllegalState", "java");
        }
    }

    @Nested
    class WhenCorrelating {
        @Test
        void repeatsAGoodId() throws Exception {
            assertThat(send(to("/api/auth/open").header("X-Correlation-Id", "panel-42"))
                            .headers()
                            .firstValue("X-Correlation-Id"))
                    .hasValue("panel-42");
        }

        @Test
        void replacesABadOne() throws Exception {
            assertThat(send(to("/api/auth/open").header("X-Correlation-Id", "x".repeat(65)))
                            .headers()
                            .firstValue("X-Correlation-Id")
                            .orElseThrow())
                    .hasSize(36);
        }
    }

    @Test
    void allowsThePanelOfAnotherOrigin() throws Exception {
        HttpResponse<String> response = send(asAdam(GUILD + "/asker").header("Origin", "http://panel.localhost"));

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://panel.localhost");
        assertThat(send(asAdam(GUILD + "/asker").header("Origin", "http://evil.localhost"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
