package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.contract.asyncapi.AsyncTable;
import dev.guildhall.contract.asyncapi.AsyncTable.Row;
import dev.guildhall.contract.route.SocketTable;
import dev.guildhall.contract.validation.AsyncApi;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.Channel;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever goes over Redis, sockets and streams is recorded while everything is brought about, and held against the document. */
@Shares(Layout.ONE_PROCESS)
final class AsyncApiE2E extends Scene {
    private static final AsyncApi DOCUMENT = AsyncApi.read(Path.of("..", "docs", "asyncapi.yaml"));
    private static final AsyncTable TABLE = AsyncTable.load();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REVOKED = "permission:revoked";

    /** On a stream, what happened in Discord has no name: it is what {@code onmessage} hears. */
    private static final String NAMELESS = "message";

    private static final String WITHOUT_NAME = "discord:event";

    private static final String NEW_GUILD = "{\"name\":\"Short-lived\",\"ownerId\":\"" + World.OLIVIA + "\"}";

    @Test
    void everythingThatIsToldHasItsDocumentedShape() {
        String[] channels =
                Arrays.stream(Channel.values()).map(Channel::channelName).toArray(String[]::new);
        try (Ear redis = Ear.onRedis(installation().redis(), channels);
                Ear adam = Ear.onSocket(installation(), login(World.ADAM));
                Ear olivia = Ear.onSocket(installation(), login(World.OLIVIA));
                Ear stream = Ear.onStream(installation(), login(World.ADAM), World.DEMO)) {
            adam.emit("ping", "");
            adam.emit("join:guild", World.NOWHERE);
            changeEverything();
            revokeAndGrantAgain(adam);

            await("all that is documented to be told")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(missing(redis, List.of(adam, olivia), stream))
                            .isEmpty());
            assertThat(faults(redis, List.of(adam, olivia))).isEmpty();
            assertThat(streamFaults(stream)).isEmpty();
        }
    }

    private void changeEverything() {
        Panel panel = panelOf(World.ADAM);
        accepted(panel.changePrefix(World.DEMO, newPrefix()));
        for (GuildModule module : GuildModule.values()) {
            String path = "/api/guilds/" + World.DEMO + "/modules/" + module.word();
            boolean enabled = panel.get(path).data().path("enabled").asBoolean();
            accepted(panel.post(path + "/toggle", "{\"enabled\":" + !enabled + "}"));
        }
        String plan = panel.get("/api/guilds/" + World.DEMO)
                .data()
                .path("subscription")
                .path("plan")
                .asText();
        accepted(panelOf(World.OTTO)
                .put(
                        "/api/admin/guilds/" + World.DEMO + "/subscription",
                        "FREE".equals(plan) ? "{\"plan\":\"PREMIUM\"}" : "{\"plan\":\"FREE\"}"));
        accepted(panel.post("/api/guilds/" + World.DEMO + "/sync", "{}"));
        installation().discord().type(World.DEMO, World.ADAM, "/config show");
        somebodyComesAndGoes();
    }

    private void somebodyComesAndGoes() {
        String members = installation().discord().url() + "/sim/guilds/" + World.DEMO + "/members/";
        String userId = Http.send("POST", members + "generate", Map.of(), "{\"count\":1}")
                .body()
                .path("userIds")
                .path(0)
                .asText();
        Http.send("DELETE", members + userId, Map.of(), null);
    }

    /** In a guild of its own, whose members the other tests do not need. */
    private void revokeAndGrantAgain(Ear adam) {
        String guilds = installation().discord().url() + "/sim/guilds";
        String guildId =
                Http.send("POST", guilds, Map.of(), NEW_GUILD).body().path("id").asText();
        Panel olivia = panelOf(World.OLIVIA);
        await("the new guild")
                .atMost(PATIENCE)
                .until(() -> olivia.get("/api/guilds/" + guildId).status() == 200);
        String token = String.valueOf(olivia.token());
        try (Ear owner = Ear.onSocket(installation(), token);
                Ear stream = Ear.onStream(installation(), token, guildId)) {
            Http.send("DELETE", guilds + "/" + guildId, Map.of(), null);
            owner.hear("the revocation", AsyncApiE2E::isRevocation, PATIENCE);
            stream.hear("the revocation", AsyncApiE2E::isRevocation, PATIENCE);
            assertThat(socketFaults(owner)).isEmpty();
            assertThat(streamFaults(stream)).isEmpty();
        }
        assertThat(adam.heard("disconnected")).isFalse();
    }

    private static boolean isRevocation(JsonNode line) {
        return REVOKED.equals(line.path("name").asText());
    }

    private static Set<String> missing(Ear redis, List<Ear> sockets, Ear stream) {
        Set<String> missing = new TreeSet<>();
        TABLE.channels().keySet().forEach(channel -> {
            if (redis.envelopes(channel).isEmpty()) {
                missing.add("channel " + channel);
            }
        });
        TABLE.events().keySet().forEach(event -> {
            if (sockets.stream().allMatch(ear -> ear.versions(event).isEmpty())) {
                missing.add("event " + event);
            }
            // What ends a stream was heard on another one.
            if (!SocketTable.ANSWERS.contains(event)
                    && !event.equals(REVOKED)
                    && stream.told().stream().noneMatch(line -> event.equals(nameOnStream(line)))) {
                missing.add("event " + event + " on a stream");
            }
        });
        return missing;
    }

    private static List<String> faults(Ear redis, List<Ear> sockets) {
        List<String> faults = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            redis.envelopes(channel.channelName())
                    .forEach(envelope ->
                            faults.addAll(DOCUMENT.channelFaults(channel.channelName(), envelope.toString())));
        }
        sockets.forEach(ear -> faults.addAll(socketFaults(ear)));
        return faults;
    }

    private static List<String> socketFaults(Ear socket) {
        return socket.told().stream()
                .flatMap(event ->
                        DOCUMENT
                                .eventFaults(
                                        event.path("name").asText(),
                                        event.path("data").toString())
                                .stream())
                .toList();
    }

    /**
     * Of the events, and of their identifiers, which are their versions. What became stale in the directory is no change
     * of the configuration: a stream keeps the identifier it has, if it has one, and there is nothing to compare.
     */
    private static List<String> streamFaults(Ear stream) {
        List<String> faults = new ArrayList<>();
        for (JsonNode event : stream.told()) {
            JsonNode data = event.path("data");
            faults.addAll(DOCUMENT.streamFaults(nameOnStream(event), data.toString()));
            if (data.has("version")
                    && !data.path("keys")
                            .equals(staleDirectory(data.path("guildId").asText()))
                    && !data.path("version").asText().equals(event.path("id").asText())) {
                faults.add("the identifier is not the version: " + event);
            }
        }
        return faults;
    }

    private static JsonNode staleDirectory(String guildId) {
        return Http.JSON.valueToTree(
                List.of(List.of("guild", guildId, "channels"), List.of("guild", guildId, "roles")));
    }

    private static String nameOnStream(JsonNode event) {
        String name = event.path("name").asText();
        return name.equals(NAMELESS) ? WITHOUT_NAME : name;
    }

    @Test
    void valuesInRedisHaveTheirDocumentedShape() {
        accepted(panelOf(World.ADAM).changePrefix(World.DEMO, newPrefix()));
        accepted(panelOf(World.ADAM).post("/api/guilds/" + World.DEMO + "/sync", "{}"));
        List<String> faults = new ArrayList<>();
        try (RedisClient client = RedisClient.create(installation().redis().url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            TABLE.keys()
                    .forEach((method, row) -> faults.addAll(DOCUMENT.valueFaults(method, value(row, redis.sync()))));
        }
        assertThat(faults).isEmpty();
    }

    private static String value(Row row, RedisCommands<String, String> redis) {
        String key = row.address()
                .replace("{guildId}", World.DEMO)
                .replace("{module}", GuildModule.GIVEAWAY.word())
                .replace("{userId}", World.ADAM);
        return await(key).atMost(PATIENCE).until(() -> String.valueOf(redis.get(key)), value -> !value.equals("null"));
    }

    @Test
    void examplesOfWhatClientsSendAreTaken() {
        String auth = "{\"token\":\"" + login(World.ADAM) + "\"}";
        try (PlainSocket socket = Objects.requireNonNull(PlainSocket.connect(installation(), auth))) {
            SocketTable.load().values().forEach(row -> {
                String example = Http.JSON.valueToTree(row.example()).toString();
                assertThat(DOCUMENT.requestFaults(row.event(), example)).isEmpty();
                JsonNode answer = socket.emit(row.event(), row.example());
                assertThat(answer.path("success").asBoolean())
                        .as("%s: %s", row.event(), answer)
                        .isTrue();
                assertThat(DOCUMENT.acknowledgementFaults(answer.toString())).isEmpty();
            });
        }
    }
}
