package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.NodeScript;
import dev.guildhall.testkit.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody who listens with a client library of the platform, in a Node.js process of its own. */
public final class Ear implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src", "test", "node");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(25);

    private final NodeScript script;

    private Ear(NodeScript script) {
        this.script = script;
    }

    /** A panel's socket. Returns when it is connected, and so in the rooms of its user's guilds. */
    static Ear onSocket(Installation installation, String token) {
        Ear ear = socket(installation, Map.of("ACCESS_TOKEN", token));
        ear.hear("a connected socket", line -> is(line, "connected"), CONNECT_TIMEOUT);
        return ear;
    }

    /** A socket with that environment, connected or not. */
    static Ear socket(Installation installation, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SOCKET_URL", installation.socketUrl());
        return new Ear(NodeScript.start(SCRIPTS.resolve("socket-ear.mjs"), List.of(), environment));
    }

    /** A page that follows one guild by an EventSource. Returns when its stream is open. */
    static Ear onStream(Installation installation, String token, String guildId) {
        Map<String, String> environment =
                Map.of("ORIGIN", installation.streamUrl(), "GUILD_ID", guildId, "ACCESS_TOKEN", token);
        Ear ear = new Ear(NodeScript.start(SCRIPTS.resolve("stream-ear.mjs"), List.of(), environment));
        ear.hear("an open stream", line -> is(line, "connected"), CONNECT_TIMEOUT);
        return ear;
    }

    /** Somebody else's subscriber in Redis. Returns when it is subscribed. */
    public static Ear onRedis(TestRedis server, String... channels) {
        NodeScript script = NodeScript.start(
                SCRIPTS.resolve("redis-ear.mjs"), List.of(channels), Map.of("REDIS_URL", server.url()));
        Ear ear = new Ear(script);
        ear.hear("a subscription", line -> is(line, "subscribed"), CONNECT_TIMEOUT);
        return ear;
    }

    /** A program as a panel's developer would write it, with everything that it needs to know. */
    static Ear program(String script, Installation installation, Panel panel, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("REDIS_URL", installation.redis().url());
        environment.put("SOCKET_URL", installation.socketUrl());
        environment.put("API_URL", panel.queryUrl());
        environment.put("SAVE_URL", panel.commandUrl());
        environment.put("ACCESS_TOKEN", String.valueOf(panel.token()));
        return new Ear(NodeScript.start(SCRIPTS.resolve(script), List.of(), environment));
    }

    /** The first line, old or new, that matches. */
    JsonNode hear(String what, Predicate<JsonNode> condition, Duration timeout) {
        return hear(0, what, condition, timeout);
    }

    /** The first line that matches at or after a number, counted from 0. */
    JsonNode hear(int from, String what, Predicate<JsonNode> condition, Duration timeout) {
        try {
            return await().atMost(timeout)
                    .pollInterval(POLL)
                    .until(
                            () -> script.all().stream()
                                    .skip(from)
                                    .filter(condition)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException timeUp) {
            throw new AssertionError("Not heard within " + timeout + ": " + what + " by " + script, timeUp);
        }
    }

    /** All lines so far. */
    public List<JsonNode> lines() {
        return script.all();
    }

    /** How many lines there are so far. */
    public int count() {
        return script.all().size();
    }

    /** The data of an event of the socket with that version. */
    JsonNode event(String name, long version, Duration timeout) {
        return hear(
                        name + " of version " + version,
                        line -> is(line, "event")
                                && name.equals(line.path("name").asText())
                                && has(line, version),
                        timeout)
                .path("data");
    }

    /** The envelope of that version published on a channel. */
    JsonNode envelope(String channel, long version, Duration timeout) {
        return hear(
                        channel + " of version " + version,
                        line -> is(line, "published")
                                && channel.equals(line.path("channel").asText())
                                && has(line, version),
                        timeout)
                .path("data");
    }

    /** All versions heard in events of that name, in order. */
    List<Long> versions(String eventName) {
        List<Long> versions = new ArrayList<>();
        for (JsonNode line : script.all()) {
            if (is(line, "event") && eventName.equals(line.path("name").asText())) {
                versions.add(line.path("data").path("version").asLong());
            }
        }
        return versions;
    }

    /** All events heard, in order, each with name and data. */
    List<JsonNode> told() {
        return script.all().stream().filter(line -> is(line, "event")).toList();
    }

    /** All envelopes published on a channel, in order. */
    List<JsonNode> envelopes(String channel) {
        return script.all().stream()
                .filter(line -> is(line, "published")
                        && channel.equals(line.path("channel").asText()))
                .map(line -> line.path("data"))
                .toList();
    }

    /** Whether there has been a line of that kind so far. */
    boolean heard(String kind) {
        return script.all().stream().anyMatch(line -> is(line, kind));
    }

    /** Sends an event; what is answered is heard as {@code ack}. */
    void emit(String name, String data) {
        script.send(Http.JSON.createObjectNode().put("emit", name).put("data", data));
    }

    /** A line on its standard input. */
    void say(JsonNode line) {
        script.send(line);
    }

    /** Makes no step more, yet keeps its connections. */
    void suspend() {
        script.suspend();
    }

    void resume() {
        script.resume();
    }

    static boolean is(JsonNode line, String kind) {
        return kind.equals(line.path("kind").asText());
    }

    private static boolean has(JsonNode line, long version) {
        return line.path("data").path("version").asLong() == version;
    }

    @Override
    public void close() {
        script.close();
    }
}
