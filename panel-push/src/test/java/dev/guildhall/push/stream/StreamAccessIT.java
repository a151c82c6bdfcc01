package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.push.RawStream;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAccessIT {
    private static final String GUILD = "1180000000000000001";
    private static final String ELSEWHERE = "1180000000000000002";
    private static final int MAX_PER_USER = 5;
    private static PushUnderTest push;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RawStream> opened = new ArrayList<>();
    private final String user = Long.toString(
            1_191_000_000_000_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000));

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url(), "--guildhall.panel-url=https://panel.example.org");
        push.awaitRedis();
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @BeforeEach
    void allow() {
        push.querySide().allow(user, GUILD);
    }

    /** Also the proof that nothing is left of any client that went; writing to them is how that is noticed. */
    @AfterEach
    void closeAll() {
        opened.forEach(RawStream::close);
        http.close();
        await("no stream is left").until(() -> {
            tellTheRoom();
            push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(ELSEWHERE, "c", "x", "1", "success", 1, 1));
            return push.streams() == 0 && push.connections() == 0;
        });
    }

    private RawStream open(String token) {
        RawStream stream = RawStream.open(push.streamUrl(GUILD), Map.of("Authorization", "Bearer " + token));
        opened.add(stream);
        return stream;
    }

    private RawStream openAccepted() {
        RawStream stream = open(push.token(user));
        stream.awaitLine("retry:");
        return stream;
    }

    private HttpResponse<String> ask(String method, String url, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String bearer() {
        return "Bearer " + push.token(user);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"success\":false", "\"status\":" + status);
    }

    private static void tellTheRoom() {
        push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", "x", "1", "success", 1, 1));
    }

    @Nested
    class WhenSomebodyMayNotListen {
        @Test
        void needsAToken() throws Exception {
            assertProblem(ask("GET", push.streamUrl(GUILD)), 401);
            assertProblem(ask("GET", push.streamUrl(GUILD), "Authorization", "Bearer x"), 401);
            assertProblem(ask("GET", push.streamUrl(GUILD), "Cookie", "guildhall_session=x"), 401);
        }

        @Test
        void needsAGuild() throws Exception {
            String address = push.streamUrl("").replaceAll("\\?.*", "");
            assertProblem(ask("GET", address, "Authorization", bearer()), 400);
            assertProblem(ask("GET", address + "?guildId=", "Authorization", bearer()), 400);
            assertProblem(ask("GET", address + "?guildId=1%0Adata", "Authorization", bearer()), 400);
        }

        @Test
        void neverSaysWhetherAForeignGuildExists() throws Exception {
            push.querySide().configuration(ELSEWHERE);
            HttpResponse<String> foreign = ask("GET", push.streamUrl(ELSEWHERE), "Authorization", bearer());
            HttpResponse<String> unknown = ask("GET", push.streamUrl("1180000000000000099"), "Authorization", bearer());
            assertProblem(foreign, 403);
            assertThat(unknown.body()).isEqualTo(foreign.body());
        }

        @Test
        void refusesASidesOwnToken() throws Exception {
            String service = PushUnderTest.tokens(PushUnderTest.SECRET, Clock.systemUTC())
                    .issueForService("bot-adapter");
            assertProblem(
                    ask("GET", push.streamUrl(GUILD), "Authorization", "Bearer " + service, "X-Acting-For", user), 403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example", "null", "https://127.0.0.1.evil.example"})
        void refusesForeignPages(String origin) throws Exception {
            HttpResponse<String> answer =
                    ask("GET", push.streamUrl(GUILD), "Authorization", bearer(), "Origin", origin);
            assertThat(answer.statusCode()).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "HEAD", "PUT"})
        void isOnlyToBeRead(String method) throws Exception {
            assertThat(ask(method, push.streamUrl(GUILD), "Authorization", bearer())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Nested
    class WhenSomebodyMayListen {
        @Test
        void answersAsAnEventStreamThatNobodyHoldsBack() {
            RawStream stream = openAccepted();
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.awaitLine("Content-Type:")).contains("text/event-stream");
            assertThat(stream.awaitLine("Cache-Control:")).isEqualTo("Cache-Control: no-cache");
            assertThat(stream.awaitLine("X-Accel-Buffering:")).isEqualTo("X-Accel-Buffering: no");
        }

        @Test
        void letsThePanelsPageIn() {
            RawStream stream = RawStream.open(
                    push.streamUrl(GUILD), Map.of("Authorization", bearer(), "Origin", "https://panel.example.org"));
            opened.add(stream);
            assertThat(stream.status()).isEqualTo(200);
        }

        @Test
        void aSocketOfThePanelsPageIsLetInToo() {
            push.clients()
                    .open(
                            push.url(),
                            Map.of(
                                    "auth", Map.of("token", push.token(user)),
                                    "transports", List.of("websocket"),
                                    "extraHeaders", Map.of("Origin", "https://panel.example.org")))
                    .awaitConnected()
                    .close();
        }
    }

    @Nested
    class WhenAUserHasManyStreams {
        @Test
        void refusesTheSixthUntilAnotherEnds() throws Exception {
            for (int i = 0; i < MAX_PER_USER; i++) {
                openAccepted();
            }
            HttpResponse<String> sixth = ask("GET", push.streamUrl(GUILD), "Authorization", bearer());
            assertProblem(sixth, 429);
            assertThat(sixth.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            opened.removeFirst().close();
            openAccepted();
        }

        @Test
        void doesNotCountThoseWhoseClientHasGone() {
            for (int reload = 0; reload < 3 * MAX_PER_USER; reload++) {
                openAccepted().close();
            }
            openAccepted();
        }

        @Test
        void doesNotCountAgainstSockets() {
            for (int i = 0; i < MAX_PER_USER; i++) {
                openAccepted();
            }
            push.clients()
                    .withToken(push.url(), push.token(user))
                    .awaitConnected()
                    .close();
        }
    }

    @Nested
    class WhenAccessIsLost {
        @Test
        void tellsWhyAndEndsAtOnceWithNothingAfterIt() {
            RawStream stream = openAccepted();
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, user, "role-removed", 5, 9));
            tellTheRoom();
            stream.awaitEnd();
            assertThat(stream.lines())
                    .filteredOn(line -> line.startsWith("event: "))
                    .last()
                    .isEqualTo("event: permission:revoked");
            assertThat(stream.awaitLine("data: "))
                    .contains("\"guildId\":\"" + GUILD + "\"", "role-removed", "redirect_home");
            assertThat(stream.lines()).doesNotContain("event: command:executed");
        }

        @Test
        void anEventSourceComesAgainAndIsRefusedForGood() {
            PanelClient panel = push.stream(user, GUILD).awaitConnected();
            push.querySide().allow(user);
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, user, "role-removed", 5, 9));
            panel.awaitEvent("permission:revoked");
            assertThat(panel.awaitFirst("refused").path("code").asInt()).isEqualTo(403);
        }

        @Test
        void leavesStreamsOfOtherGuildsAlone() {
            push.querySide().allow(user, GUILD, ELSEWHERE);
            RawStream other = RawStream.open(push.streamUrl(ELSEWHERE), Map.of("Authorization", bearer()));
            opened.add(other);
            other.awaitLine("retry:");
            RawStream stream = openAccepted();
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, user, "role-removed", 5, 9));
            stream.awaitEnd();
            push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(ELSEWHERE, "c", "x", "1", "success", 1, 1));
            other.awaitLine("event: command:executed");
            assertThat(other.lines()).doesNotContain("event: permission:revoked");
        }
    }

    @Nested
    class WhenTheSessionEnds {
        @Test
        void endsAtOnce() throws Exception {
            UUID session = UUID.randomUUID();
            String token = PushUnderTest.tokens(PushUnderTest.SECRET, Clock.systemUTC())
                    .issueForUser(user, "x", session);
            RawStream stream = open(token);
            stream.awaitLine("retry:");
            push.endSession(session);
            stream.awaitEnd();
            assertProblem(ask("GET", push.streamUrl(GUILD), "Authorization", "Bearer " + token), 401);
        }
    }

    @Nested
    class WhenTheTokenExpires {
        @Test
        void endsSoonAfter() {
            Duration left = Duration.ofSeconds(15);
            Duration tolerance = Duration.ofSeconds(10);
            Clock then = Clock.offset(Clock.systemUTC(), left.minus(tolerance).minus(AccessTokens.USER_LIFETIME));
            RawStream stream =
                    open(PushUnderTest.tokens(PushUnderTest.SECRET, then).issueForUser(user, "x"));
            stream.awaitLine("retry:");
            stream.awaitEnd();
        }
    }

    @Nested
    class WhenTheQuerySideIsAway {
        @Test
        void saysSoToThoseWhoGoByTheStatus() throws Exception {
            push.querySide().stop();
            try {
                HttpResponse<String> answer = ask("GET", push.streamUrl(GUILD), "Authorization", bearer());
                assertProblem(answer, 503);
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
            } finally {
                push.querySide().start();
            }
        }

        @Test
        void anEventSourceComesAgainByItself() {
            push.querySide().stop();
            PanelClient panel;
            try {
                panel = push.stream(user, GUILD);
                panel.awaitFirst("disconnect");
            } finally {
                push.querySide().start();
            }
            await().until(() -> {
                tellTheRoom();
                return !panel.events("command:executed").isEmpty();
            });
            assertThat(panel.happened("refused")).isEmpty();
            panel.close();
        }
    }

    @Nested
    class WhenAClientDoesNotRead {
        @Test
        void givesItUpAndServesTheOthers() {
            opened.add(RawStream.unread(push.streamUrl(GUILD), Map.of("Authorization", bearer())));
            await().until(() -> push.connections() == 1);
            RawStream reading = openAccepted();
            String large = "x".repeat(200_000);
            AtomicLong told = new AtomicLong();
            await().until(() -> {
                push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", large, "1", "success", 1, 1));
                // No faster than this one reads: else it would be given up as well where the machine is slow.
                told.incrementAndGet();
                await().until(() -> heard(reading) >= told.get());
                return push.connections() == 1;
            });
            tellTheRoom();
            assertThat(reading.hasEnded()).isFalse();
            reading.awaitLine("data: {\"guildId\":\"" + GUILD + "\",\"command\":\"c\",\"executor\":\"x\"");
        }
    }

    private static long heard(RawStream stream) {
        return stream.lines().stream()
                .filter(line -> line.equals("event: command:executed"))
                .count();
    }

    @Nested
    class WhenTheNodeStops {
        @Test
        void streamsEndInOrder() {
            RawStream stream = openAccepted();
            push.endStreams(stream::awaitEnd);
            assertThat(stream.lines()).noneMatch(line -> line.startsWith("cut: "));
        }
    }
}
