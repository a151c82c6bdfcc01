package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Snowflakes;
import dev.guildhall.simulator.world.DefaultWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the gateway makes of a bot that divides its guilds. */
class ShardIT {
    private static final String V10 = "?v=10&encoding=json";
    private static final int IDENTIFY = 2;
    private static final int INVALID_SESSION = 9;
    private static final int INTENTS = 33_281;

    private final DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
    private final Client client = new Client(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private static ObjectNode identification(int shard, int shards) {
        ObjectNode data =
                Json.object().put("token", SimulatorSettings.DEMO_BOT_TOKEN).put("intents", INTENTS);
        data.putArray("shard").add(shard).add(shards);
        return data;
    }

    private GatewayProbe identify(int shard, int shards) {
        GatewayProbe probe = GatewayProbe.connect(simulator, V10);
        probe.send(IDENTIFY, identification(shard, shards));
        return probe;
    }

    private int closeCode(int shard, int shards) throws InterruptedException {
        try (GatewayProbe probe = identify(shard, shards)) {
            return probe.awaitClose();
        }
    }

    private static boolean isInvalidSession(JsonNode payload) {
        return payload.path("op").asInt() == INVALID_SESSION;
    }

    @Nested
    class WhenAShardIdentifies {
        @Test
        void hasItsGuildsAndNoOthers() throws Exception {
            int own = Snowflakes.shardOf(DefaultWorld.GUILD, 2);
            try (GatewayProbe with = identify(own, 2);
                    GatewayProbe without = identify(1 - own, 2)) {
                JsonNode ready = with.await("READY");
                assertThat(ready.path("guilds")).hasSize(2);
                assertThat(ready.path("shard").toString()).isEqualTo("[" + own + ",2]");
                assertThat(without.await("READY").path("guilds")).isEmpty();
            }
        }

        @Test
        void isTheSameForTwoSessionsWhichBothHearEverything() throws Exception {
            int own = Snowflakes.shardOf(DefaultWorld.GUILD, 2);
            try (GatewayProbe one = identify(own, 2);
                    GatewayProbe other = identify(own, 2)) {
                one.await("READY");
                other.await("READY");
                client.post(
                        "/sim/guilds/" + DefaultWorld.GUILD + "/messages",
                        Json.object()
                                .put("userId", DefaultWorld.MAX)
                                .put("channelId", DefaultWorld.GENERAL)
                                .put("content", "to both")
                                .toString());
                String id = one.await("MESSAGE_CREATE").path("id").asText();
                assertThat(other.await("MESSAGE_CREATE").path("id").asText()).isEqualTo(id);
            }
        }
    }

    @Nested
    class WhenAShardCannotBe {
        @Test
        void hangsUpWithTheCodeForIt() throws Exception {
            assertThat(closeCode(2, 2)).isEqualTo(4010);
            assertThat(closeCode(-1, 2)).isEqualTo(4010);
            assertThat(closeCode(0, 0)).isEqualTo(4010);
        }

        @Test
        void hangsUpIfThereAreTooManyGuildsForIt() throws Exception {
            terms(Json.object().put("guildsPerShard", 1));
            assertThat(closeCode(0, 1)).isEqualTo(4011);
            int other = 1 - Snowflakes.shardOf(DefaultWorld.GUILD, 2);
            try (GatewayProbe probe = identify(other, 2)) {
                probe.await("READY");
            }
        }
    }

    @Nested
    class WhenShardsAreToIdentifyOneAfterAnother {
        @Test
        void onlyThoseOfOtherBucketsMayAtOnce() throws Exception {
            terms(Json.object().put("shards", 4).put("maxConcurrency", 2).put("identifyIntervalMillis", 60_000));
            JsonNode told = client.asBot("GET", "/gateway/bot", "").body();
            assertThat(told.path("shards").asInt()).isEqualTo(4);
            assertThat(told.at("/session_start_limit/max_concurrency").asInt()).isEqualTo(2);

            try (GatewayProbe first = identify(0, 4)) {
                first.await("READY");
            }
            try (GatewayProbe sameBucket = identify(2, 4);
                    GatewayProbe otherBucket = identify(1, 4)) {
                otherBucket.await("READY");
                assertThat(sameBucket
                                .awaitPayload(ShardIT::isInvalidSession)
                                .path("d")
                                .asBoolean(true))
                        .isFalse();
            }
        }
    }

    private void terms(ObjectNode terms) {
        assertThat(client.send("PUT", "/sim/gateway", terms.toString()).status())
                .isEqualTo(200);
    }
}
