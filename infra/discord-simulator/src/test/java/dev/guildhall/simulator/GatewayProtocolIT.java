package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.DefaultWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatewayProtocolIT {
    private static final String V10 = "?v=10&encoding=json";

    private static DiscordSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static ObjectNode token() {
        return Json.object().put("token", SimulatorSettings.DEMO_BOT_TOKEN);
    }

    @Nested
    class WhenTheClientBreaksTheRules {
        @Test
        void hangsUpWithTheCodeForIt() throws Exception {
            assertThat(closeAfter(2, Json.object().put("token", "wrong"))).isEqualTo(4004);
            assertThat(closeAfter(8, Json.object())).isEqualTo(4003);
            assertThat(closeAfter(99, Json.object())).isEqualTo(4001);
            ObjectNode badShard = token();
            badShard.putArray("shard").add(2).add(2);
            assertThat(closeAfter(2, badShard)).isEqualTo(4010);
        }

        private static int closeAfter(int opcode, JsonNode data) throws InterruptedException {
            try (GatewayProbe probe = GatewayProbe.connect(simulator, V10)) {
                probe.send(opcode, data);
                return probe.awaitClose();
            }
        }

        @Test
        void hangsUpOnWhatIsNotJsonAndOnOldVersions() throws Exception {
            try (GatewayProbe probe = GatewayProbe.connect(simulator, V10)) {
                probe.sendRaw("{");
                assertThat(probe.awaitClose()).isEqualTo(4002);
            }
            try (GatewayProbe probe = GatewayProbe.connect(simulator, "?v=6&encoding=json")) {
                assertThat(probe.awaitClose()).isEqualTo(4012);
            }
        }

        @Test
        void hangsUpWhenItTalksTooMuch() throws Exception {
            try (GatewayProbe probe = GatewayProbe.identify(simulator)) {
                for (int i = 0; i < 120; i++) {
                    probe.send(1, Json.object());
                }
                assertThat(probe.awaitClose()).isEqualTo(4008);
            }
        }
    }

    @Nested
    class WhenTheClientBeats {
        @Test
        void acknowledges() throws Exception {
            try (GatewayProbe probe = GatewayProbe.identify(simulator)) {
                probe.send(1, Json.object());
                assertThat(probe.awaitPayload(payload -> payload.path("op").asInt() == 11))
                        .isNotNull();
            }
        }
    }

    @Nested
    class WhenTheClientResumesWhatIsGone {
        @Test
        void invalidatesAnUnknownSession() throws Exception {
            try (GatewayProbe probe = GatewayProbe.connect(simulator, V10)) {
                probe.send(6, token().put("session_id", "unknown").put("seq", 1));
                JsonNode payload = probe.awaitPayload(each -> each.path("op").asInt() == 9);
                assertThat(payload.path("d").asBoolean(true)).isFalse();
            }
        }
    }

    @Nested
    class WhenTheClientAsksForMembers {
        @Test
        void findsThemByIdAndByName() throws Exception {
            try (GatewayProbe probe = GatewayProbe.identify(simulator)) {
                ObjectNode byId =
                        Json.object().put("guild_id", DefaultWorld.GUILD).put("nonce", "n");
                byId.putArray("user_ids").add(DefaultWorld.MAX).add(DefaultWorld.OTTO);
                probe.send(8, byId);
                JsonNode chunk = probe.await("GUILD_MEMBERS_CHUNK");
                assertThat(chunk.at("/members/0/user/id").asText()).isEqualTo(DefaultWorld.MAX);
                assertThat(chunk.at("/not_found/0").asText()).isEqualTo(DefaultWorld.OTTO);
                assertThat(chunk.path("nonce").asText()).isEqualTo("n");
                probe.send(
                        8,
                        Json.object()
                                .put("guild_id", DefaultWorld.GUILD)
                                .put("query", "ma")
                                .put("limit", 5));
                assertThat(probe.await("GUILD_MEMBERS_CHUNK").path("members")).hasSize(1);
            }
        }

        @Test
        void givesNobodyTheWholeListWithoutTheIntent() throws Exception {
            try (GatewayProbe probe = GatewayProbe.identify(simulator)) {
                probe.send(
                        8,
                        Json.object()
                                .put("guild_id", DefaultWorld.GUILD)
                                .put("query", "")
                                .put("limit", 0));
                assertThat(probe.awaitClose()).isEqualTo(4014);
            }
        }
    }
}
