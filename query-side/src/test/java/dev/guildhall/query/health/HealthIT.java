package dev.guildhall.query.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HealthIT {
    private static final String OTTO = "1180000000000000105";
    private static final String ADAM = "1180000000000000102";

    private final TestRedis redis = TestRedis.dedicated();
    private final TestPostgres postgres = TestPostgres.dedicated();
    private final TestDatabase database = postgres.newDatabase();
    private final List<HttpServer> sides = new ArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();

    private @Nullable QuerySideProcess started;

    /** Another side that says that of itself. */
    private String saying(String data) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/", exchange -> {
            questions.incrementAndGet();
            byte[] body = ("{\"success\":true,\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean known = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("Bearer ");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        sides.add(server);
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void start(String pushes, String bots) {
        started = QuerySideProcess.start(
                database,
                redis.url(),
                Map.of(
                        "guildhall.panel-push.urls", pushes,
                        "guildhall.bot-adapter.urls", bots,
                        "guildhall.operators", OTTO));
    }

    private QuerySideProcess query() {
        return Objects.requireNonNull(started);
    }

    @AfterEach
    void close() {
        query().close();
        sides.forEach(server -> server.stop(0));
        redis.close();
        postgres.close();
    }

    private static String push(int users, int sockets, int rooms) {
        return "{\"active\":true,\"connectedUsers\":%d,\"totalConnections\":%d,\"rooms\":%d}"
                .formatted(users, sockets, rooms);
    }

    private static String bot(boolean connected, int size, int hits, int reads) {
        return ("{\"discordConnected\":%s,\"redisAvailable\":true,\"memoryCacheSize\":%d,\"cacheHits\":%d,"
                        + "\"cacheReads\":%d}")
                .formatted(connected, size, hits, reads);
    }

    private Reply health() throws Exception {
        return query().send("GET", "/api/health", "", Map.of());
    }

    @Nested
    class WhenAllAnswer {
        @Test
        void isHealthyAndSumsUpEveryProcessOfASide() throws Exception {
            start(
                    saying(push(3, 5, 2)) + "," + saying(push(4, 6, 1)),
                    saying(bot(false, 10, 3, 4)) + "," + saying(bot(true, 7, 5, 6)));

            // A side that does not answer at once is away: on a busy machine that may be any of them at first.
            await().untilAsserted(() -> {
                Reply reply = health();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body())
                        .hasToString("{\"status\":\"healthy\",\"redis\":\"connected\",\"database\":\"connected\","
                                + "\"websocket\":\"active\",\"discord\":\"connected\",\"connectedUsers\":7}");
            });
            await().untilAsserted(() -> {
                Reply sockets = query().get("/api/admin/websocket/stats", OTTO);
                assertThat(sockets.at("/connectedUsers") + sockets.at("/data/totalConnections") + sockets.at("/rooms"))
                        .isEqualTo("7" + "11" + "3");
            });
            await().untilAsserted(() -> {
                Reply caches = query().get("/api/admin/cache/stats", OTTO);
                assertThat(caches.at("/redisAvailable")).isEqualTo("true");
                assertThat(caches.at("/data/memoryCacheSize")).isEqualTo("17");
                assertThat(caches.at("/cacheHitRate")).isEqualTo("0.8");
            });
        }

        @Test
        void asksOnceASecondHoweverManyAsk() throws Exception {
            start(saying(push(1, 1, 1)), saying(bot(true, 0, 0, 0)));
            long begin = System.nanoTime();
            for (int n = 0; n < 200; n++) {
                health();
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();

            assertThat(questions.get()).isLessThanOrEqualTo(2 * (int) (seconds + 2));
        }

        @Test
        void figuresAreForOperatorsOnly() throws Exception {
            start(saying(push(1, 1, 1)), saying(bot(true, 0, 0, 0)));
            for (String path : List.of("/api/admin/websocket/stats", "/api/admin/cache/stats")) {
                assertThat(query().get(path, ADAM).status()).isEqualTo(403);
                assertThat(query().ask(path).status()).isEqualTo(403);
                assertThat(query().send("GET", path, "", Map.of()).status()).isEqualTo(401);
            }
        }
    }

    @Nested
    class WhenSomethingIsAway {
        @Test
        void aSideThatTakesTheConnectionAndNeverAnswersHoldsNobodyUp() throws Exception {
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                String url = "http://localhost:" + silent.getLocalPort();
                start(url + "," + saying(push(2, 2, 1)), url);
                long begin = System.nanoTime();

                Reply reply = health();

                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
                assertThat(reply.at("/discord")).isEqualTo("disconnected");
                awaitHealth(200, "degraded");
                await().untilAsserted(() -> assertThat(
                                query().get("/api/admin/websocket/stats", OTTO).at("/connectedUsers"))
                        .isEqualTo("2"));
            }
        }

        @Test
        void redisMakesItDegradedAndPostgresUnhealthyAndBothComeBack() throws Exception {
            start(saying(push(1, 1, 1)), saying(bot(true, 0, 0, 0)));
            redis.kill();
            await().untilAsserted(() -> {
                Reply reply = health();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.at("/status")).isEqualTo("degraded");
                assertThat(reply.at("/redis")).isEqualTo("disconnected");
                assertThat(reply.at("/database")).isEqualTo("connected");
            });

            postgres.stop();
            awaitHealth(503, "unhealthy");
            assertThat(health().at("/database")).isEqualTo("disconnected");
            assertThat(health().body().toString()).doesNotContain("jdbc", "password", "localhost", "PostgreSQL");

            redis.startAgain();
            postgres.startAgain();
            awaitHealth(200, "healthy");
        }

        private void awaitHealth(int status, String word) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Reply reply = health();
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.at("/status")).isEqualTo(word);
            });
        }
    }
}
