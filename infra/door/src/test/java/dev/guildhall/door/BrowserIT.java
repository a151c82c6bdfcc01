package dev.guildhall.door;

import static dev.guildhall.door.KnockingSide.ADAM;
import static dev.guildhall.door.KnockingSide.assertProblem;
import static dev.guildhall.door.KnockingSide.json;
import static dev.guildhall.door.KnockingSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.door.request.BodyLimitFilter;
import dev.guildhall.door.request.HeaderBounds;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.token.AccessTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserIT {
    private static final String ASKER = "/api/guilds/1180000000000000001/asker";

    private static KnockingSide side;

    @BeforeAll
    static void open() {
        side = new KnockingSide(
                "--guildhall.panel-url=https://panel.example/app/",
                "--guildhall.allowed-origins=http://localhost:3000,https://other.example");
    }

    @AfterAll
    static void close() {
        side.close();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Nested
    class WhenAnswering {
        private static void assertGuarded(HttpResponse<String> response) {
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(response, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "Strict-Transport-Security"))
                    .as("means nothing without https")
                    .isEmpty();
        }

        @Test
        void guardsWhatWentWell() throws Exception {
            assertGuarded(send(side.as(ADAM, ASKER)));
        }

        @Test
        void guardsEveryRefusal() throws Exception {
            String much = "x".repeat(BodyLimitFilter.MAX_BODY_BYTES + 1);

            assertGuarded(send(side.to(ASKER)));
            assertGuarded(send(side.to("/api/nowhere")));
            assertGuarded(send(json(side.to("/api/raw"), much)));
            assertGuarded(send(side.to("/api/..;/internal/inside")));
            assertGuarded(send(side.as(ADAM, ASKER).header("Origin", "https://evil.example")));
        }

        @Test
        void leavesItToARouteThatKnowsBetter() throws Exception {
            HttpResponse<String> page = send(side.to("/api/auth/page"));

            assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
            assertThat(page.headers().allValues("Cache-Control")).containsExactly("max-age=60");
        }

        @Test
        void letsPagesLoadTheirOwnParts() throws Exception {
            assertThat(header(send(side.to("/")), "Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
        }
    }

    @Nested
    class WhenAPageOfAnotherOriginCalls {
        private static HttpResponse<String> preflight(String origin) throws Exception {
            return send(side.to(ASKER)
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "PATCH")
                    .header("Access-Control-Request-Headers", "authorization,content-type,if-match,x-csrf-token")
                    .method("OPTIONS", BodyPublishers.noBody()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://panel.example", "http://localhost:3000", "https://other.example"})
        void letsThoseInThatAreNamed(String origin) throws Exception {
            HttpResponse<String> asked = preflight(origin);
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(header(asked, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(asked, "Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(header(asked, "Access-Control-Allow-Methods")).contains("PATCH", "DELETE", "PUT");
            assertThat(header(asked, "Vary")).contains("Origin");

            HttpResponse<String> answer = send(side.as(ADAM, ASKER).header("Origin", origin));
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(answer, "Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example",
                    "http://panel.example",
                    "https://panel.example:8443",
                    "https://panel.example.evil.example",
                    "null"
                })
        void refusesAllOthers(String origin) throws Exception {
            for (HttpResponse<String> answer :
                    List.of(preflight(origin), send(side.as(ADAM, ASKER).header("Origin", origin)))) {
                assertProblem(answer, 403, "forbidden");
                assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            }
        }

        @ParameterizedTest
        @CsvSource({"*", "https://*.example", "panel.example", "ftp://panel.example", "https://a@b.example"})
        void refusesToStartWithWhatIsNoOrigin(String origin) {
            assertThatThrownBy(() -> new KnockingSide("--guildhall.allowed-origins=" + origin).close())
                    .rootCause()
                    .hasMessageContaining("is no origin");
        }
    }

    @Nested
    class WhenThereIsTooMuchOfIt {
        @Test
        void takesJsonAsDeepAsIsSaidAndNoDeeper() throws Exception {
            assertThat(send(json(side.as(ADAM, "/api/raw"), nested(32))).statusCode())
                    .isEqualTo(200);
            assertProblem(send(json(side.as(ADAM, "/api/raw"), nested(33))), 400, "malformed-json");
        }

        private static String nested(int depth) {
            return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        }

        @Test
        void takesABodyAsLargeAsIsSaidAndNoLarger() throws Exception {
            String frame = "{\"a\":\"\"}";
            String largest = "{\"a\":\"" + "x".repeat(BodyLimitFilter.MAX_BODY_BYTES - frame.length()) + "\"}";

            assertThat(send(json(side.as(ADAM, "/api/raw"), largest)).statusCode())
                    .isEqualTo(200);
            assertProblem(send(json(side.as(ADAM, "/api/raw"), largest + " ")), 413, "payload-too-large");
        }

        @Test
        void boundsTheNumberOfHeaders() throws Exception {
            String few = headers(HeaderBounds.MAX_HEADERS - 10);
            String many = headers(HeaderBounds.MAX_HEADERS + 1);

            assertThat(side.sayRaw("GET /api/auth/open HTTP/1.1\r\n" + few + "\r\n"))
                    .startsWith("HTTP/1.1 200");
            assertThat(side.sayRaw("GET /api/auth/open HTTP/1.1\r\n" + many + "\r\n"))
                    .startsWith("HTTP/1.1 4");
        }

        private static String headers(int number) {
            return "Host: localhost\r\nConnection: close\r\n"
                    + IntStream.range(0, number)
                            .mapToObj(i -> "X-H" + i + ": 1\r\n")
                            .collect(Collectors.joining());
        }

        @Test
        void boundsTheirSize() throws Exception {
            HttpRequest.Builder huge = side.to("/api/auth/open").header("X-Long", "x".repeat(HeaderBounds.MAX_BYTES));

            assertThat(send(huge).statusCode()).isBetween(400, 499);
        }
    }

    @Nested
    class WhenItIsNotUnderstood {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /api/%C3%28 HTTP/1.1",
                    "GET /api/%zz HTTP/1.1",
                    "GET /api/a\\b HTTP/1.1",
                    "GET /api/<b> HTTP/1.1",
                    "GET api HTTP/1.1",
                    "GET /api/auth/open?= HTTP/1.1",
                    "GET /api/auth/open?a=%zz HTTP/1.1",
                    "GET /api/auth/open?a=%C3%28 HTTP/1.1",
                    "POST /api/raw HTTP/1.1\r\nTransfer-Encoding: nonsense",
                    "POST /api/raw HTTP/1.1\r\nExpect: nonsense",
                    "POST /api/raw HTTP/1.1\r\nContent-Length: x",
                    "GET /api/auth/open HTTP/9.9",
                    "G\u00e4T /api/auth/open HTTP/1.1",
                    "GET /api/auth/open HTTP/1.1\r\nX-A\u0000: 1"
                })
        void saysSoAsAProblem(String head) throws Exception {
            String answer = side.sayRaw(head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(answer).contains("application/problem+json", "nosniff", "\"success\":false");
        }

        @ParameterizedTest
        @CsvSource({
            "multipart/form-data,415",
            "*/*,415",
            "application/*,415",
            "nonsense,415",
            "multipart/form-data; boundary=x,415",
            "application/x-www-form-urlencoded,415"
        })
        void knowsNoOtherMediaType(String type, int status) throws Exception {
            for (String path : List.of("/api/raw", "/api/auth/open", "/api/nowhere")) {
                for (String method : List.of("POST", "PATCH")) {
                    HttpResponse<String> answer = send(side.as(ADAM, path)
                            .header("Content-Type", type)
                            .method(method, BodyPublishers.ofString("{}")));

                    assertThat(answer.statusCode())
                            .as("%s %s %s", method, path, answer.body())
                            .isBetween(400, 499);
                }
            }
            assertThat(send(side.as(ADAM, "/api/raw")
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Nested
    class WhenASessionHasEnded {
        private final UUID session = UUID.randomUUID();
        private final String token = side.bean(AccessTokens.class).issueForUser(ADAM, "adam", session);

        @Test
        void opensNoDoorAndSaysWhy() throws Exception {
            HttpRequest.Builder asked = side.to(ASKER).header("Authorization", "Bearer " + token);
            assertThat(send(asked).statusCode()).isEqualTo(200);

            side.bean(EndedSessions.class).add(session, EndedSessions.MEMORY);

            assertProblem(send(asked), 401, "unauthenticated");
            assertThat(send(asked).body()).contains("the session has ended");
        }

        @Test
        void tellsOtherSidesAndNobodyElse() throws Exception {
            side.bean(EndedSessions.class).add(session, EndedSessions.MEMORY);

            assertThat(send(side.asBot("/internal/ended-sessions")).body()).contains(session.toString());
            assertProblem(send(side.as(ADAM, "/internal/ended-sessions")), 403, "forbidden");
            assertProblem(send(side.to("/internal/ended-sessions")), 401, "unauthenticated");
        }
    }
}
