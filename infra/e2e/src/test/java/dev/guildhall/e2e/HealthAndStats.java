package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What load balancers, operators and curious people are told. */
abstract class HealthAndStats extends Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Answer health() {
        return Http.send("GET", installation().queryUrl() + "/api/health", Map.of(), null);
    }

    private Answer asOperator(String path) {
        return installation().panel(Tokens.valid(World.OTTO)).get(path);
    }

    private static List<String> fields(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    @Nested
    class WhenAllIsWell {
        @Test
        void everybodyIsToldSoAndHowManyAreConnected() {
            try (Ear browser = Ear.onSocket(installation(), login(World.ADAM))) {
                await("a healthy whole with somebody connected")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> {
                            Answer answer = health();
                            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
                            assertThat(fields(answer.body()))
                                    .containsExactly(
                                            "status", "redis", "database", "websocket", "discord", "connectedUsers");
                            assertThat(answer.body().path("status").asText()).isEqualTo("healthy");
                            assertThat(answer.body().path("redis").asText()).isEqualTo("connected");
                            assertThat(answer.body().path("database").asText()).isEqualTo("connected");
                            assertThat(answer.body().path("websocket").asText()).isEqualTo("active");
                            assertThat(answer.body().path("discord").asText()).isEqualTo("connected");
                            assertThat(answer.body().path("connectedUsers").asInt())
                                    .isPositive();
                        });
                // A side that does not say at once how it is counts as away.
                await("figures of sockets").atMost(PATIENCE).untilAsserted(() -> {
                    Answer sockets = asOperator("/api/admin/websocket/stats");
                    assertThat(sockets.status()).as("%s", sockets).isEqualTo(200);
                    assertThat(sockets.body().path("totalConnections").asInt()).isPositive();
                    assertThat(sockets.data().path("rooms").asInt()).isPositive();
                });
                assertThat(browser.heard("disconnected")).isFalse();
            }
        }

        @Test
        void operatorsSeeWhatTheCachesDo() {
            installation().discord().type(World.DEMO, World.ADAM, "/config show");

            await("figures of caches").atMost(PATIENCE).untilAsserted(() -> {
                Answer caches = asOperator("/api/admin/cache/stats");
                assertThat(caches.status()).as("%s", caches).isEqualTo(200);
                assertThat(caches.body().path("redisAvailable").asBoolean()).isTrue();
                assertThat(caches.body().path("memoryCacheSize").asLong()).isPositive();
                assertThat(caches.data().path("cacheHitRate").asDouble()).isBetween(0.0, 1.0);
            });
        }

        @Test
        void nobodyElseSeesThem() {
            for (String path : List.of("/api/admin/websocket/stats", "/api/admin/cache/stats")) {
                refused(installation().panel(login(World.ADAM)).get(path), 403);
                refused(installation().panel(null).get(path), 401);
            }
        }
    }
}
