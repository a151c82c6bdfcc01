package dev.guildhall.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.simulator.DiscordSimulator;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.discord.DiscordApi;
import dev.guildhall.testkit.discord.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The simulated Discord, steered as its users would. */
public final class Discord implements AutoCloseable {
    public static final String DEMO = "1180000000000000001";
    public static final String ELSEWHERE = "1180000000000000002";
    public static final String OLIVIA = "1180000000000000101";
    public static final String ADAM = "1180000000000000102";
    public static final String MONA = "1180000000000000103";
    public static final String MAX = "1180000000000000104";
    public static final String ERIN = "1180000000000000106";
    public static final String BOT = SimulatorSettings.DEMO_CLIENT_ID;
    public static final String GENERAL = "1180000000000000201";
    public static final String GIVEAWAYS = "1180000000000000203";
    public static final String ELSEWHERE_GENERAL = "1180000000000000231";
    public static final String ADMIN_ROLE = "1180000000000000301";
    public static final String MANAGER_ROLE = "1180000000000000302";
    public static final String MEMBER_ROLE = "1180000000000000303";
    public static final String SUPPORT_ROLE = "1180000000000000304";

    private static final int DEFERRED_REPLY = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    /** Not an ephemeral port: while Discord is away, a client that redials could be given it. */
    private DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(FreePorts.next()));

    public Discord() {
        bePatient();
    }

    /** Its users wait longer than Discord's do: machines that run tests are slow. */
    private void bePatient() {
        send("PUT", "/sim/patience", Map.of("times", 5));
    }

    public String apiUrl() {
        return simulator.apiUrl();
    }

    public String gatewayUrl() {
        return simulator.gatewayUrl();
    }

    /** What the user sees of the answer. */
    public JsonNode command(String guildId, String userId, String command) {
        return command(guildId, userId, command, "en-US");
    }

    public JsonNode command(String guildId, String userId, String command, String locale) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/interactions",
                Map.of("userId", userId, "command", command, "locale", locale));
    }

    /** In that channel. */
    public JsonNode commandIn(String guildId, String channelId, String userId, String command) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/interactions",
                Map.of("userId", userId, "channelId", channelId, "command", command));
    }

    public JsonNode autocomplete(String guildId, String userId, String command, String option) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/autocomplete",
                Map.of("userId", userId, "command", command, "option", option));
    }

    /** The member presses a button; answers with what they see. */
    public JsonNode click(String guildId, String userId, String messageId, String customId) {
        return click(guildId, userId, messageId, customId, "en-US");
    }

    public JsonNode click(String guildId, String userId, String messageId, String customId, String locale) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/clicks",
                Map.of("userId", userId, "messageId", messageId, "customId", customId, "locale", locale));
    }

    /** The member chooses in a select. */
    public JsonNode choose(String guildId, String userId, String messageId, String customId, String value) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/clicks",
                Map.of("userId", userId, "messageId", messageId, "customId", customId, "values", List.of(value)));
    }

    /** The member fills a form in and sends it. */
    public JsonNode submit(String guildId, String userId, String interactionId, Map<String, String> fields) {
        return send(
                "POST",
                "/sim/guilds/" + guildId + "/modals",
                Map.of("userId", userId, "interactionId", interactionId, "fields", fields));
    }

    /** Does what is asked of it there, and does not say so: so many times. */
    public void loseAnswers(String method, String path, int times) {
        fault(Map.of("kind", "accept-then-drop", "method", method, "path", path, "times", times));
    }

    /** As after some minutes: a send is no longer known to be a repetition. */
    public void forgetNonces() {
        fault(Map.of("kind", "forget-nonces"));
    }

    /** The world as it is. */
    public JsonNode state() {
        return send("GET", "/sim/state", Map.of());
    }

    /** What stands in a channel, the newest last; what only one member sees is not among it. */
    public List<JsonNode> messages(String channelId) {
        return state().path("guilds")
                .valueStream()
                .flatMap(guild -> guild.path("channels").valueStream())
                .filter(channel -> channel.path("id").asString().equals(channelId))
                .flatMap(channel -> channel.path("messages").valueStream())
                .filter(message -> message.path("ephemeralFor").isNull())
                .toList();
    }

    public void roles(String guildId, String userId, String... roles) {
        send("PATCH", "/sim/guilds/" + guildId + "/members/" + userId, Map.of("roles", roles));
    }

    public void kick(String guildId, String userId) {
        send("DELETE", "/sim/guilds/" + guildId + "/members/" + userId + "?as=kick", Map.of());
    }

    /** By themselves. */
    public void leave(String guildId, String userId) {
        send("DELETE", "/sim/guilds/" + guildId + "/members/" + userId, Map.of());
    }

    public void ban(String guildId, String userId) {
        send("DELETE", "/sim/guilds/" + guildId + "/members/" + userId + "?as=ban", Map.of());
    }

    public void transfer(String guildId, String newOwnerId) {
        send("PATCH", "/sim/guilds/" + guildId, Map.of("ownerId", newOwnerId));
    }

    public void join(String guildId, String userId, String... roles) {
        send("PUT", "/sim/guilds/" + guildId + "/members/" + userId, Map.of("roles", roles));
    }

    /** Into a voice channel, from wherever they are. */
    public void speak(String guildId, String userId, String channelId) {
        send("PUT", "/sim/guilds/" + guildId + "/members/" + userId + "/voice", Map.of("channelId", channelId));
    }

    /** Out of whatever voice channel they are in. */
    public void hangUp(String guildId, String userId) {
        send("DELETE", "/sim/guilds/" + guildId + "/members/" + userId + "/voice", Map.of());
    }

    /** The voice channel that the member is in; empty if they are in none. */
    public String whereabouts(String guildId, String userId) {
        return guild(guildId)
                .path("voice")
                .valueStream()
                .filter(state -> state.path("user_id").asString().equals(userId))
                .map(state -> state.path("channel_id").asString())
                .findFirst()
                .orElse("");
    }

    private JsonNode guild(String guildId) {
        return state().path("guilds")
                .valueStream()
                .filter(guild -> guild.path("id").asString().equals(guildId))
                .findFirst()
                .orElseThrow();
    }

    /** Called something else in that guild. */
    public void nick(String guildId, String userId, String nick) {
        send("PATCH", "/sim/guilds/" + guildId + "/members/" + userId, Map.of("nick", nick));
    }

    /** Called something else everywhere. */
    public void rename(String userId, String displayName) {
        send("PATCH", "/sim/users/" + userId, Map.of("displayName", displayName));
    }

    public void generateMembers(String guildId, int count) {
        send("POST", "/sim/guilds/" + guildId + "/members/generate", Map.of("count", count));
    }

    /** Answers its id. */
    public String createChannel(String guildId, String type, String name) {
        return send("POST", "/sim/guilds/" + guildId + "/channels", Map.of("type", type, "name", name))
                .path("id")
                .asString();
    }

    public void renameChannel(String guildId, String channelId, String name) {
        send("PATCH", "/sim/guilds/" + guildId + "/channels/" + channelId, Map.of("name", name));
    }

    /** An administrator writes something else above the channel. */
    public void topic(String guildId, String channelId, String topic) {
        send("PATCH", "/sim/guilds/" + guildId + "/channels/" + channelId, Map.of("topic", topic));
    }

    public void deleteChannel(String guildId, String channelId) {
        send("DELETE", "/sim/guilds/" + guildId + "/channels/" + channelId, Map.of());
    }

    /** Answers its id. */
    public String createRole(String guildId, String name, int colour) {
        return send("POST", "/sim/guilds/" + guildId + "/roles", Map.of("name", name, "colour", colour))
                .path("id")
                .asString();
    }

    public void deleteRole(String guildId, String roleId) {
        send("DELETE", "/sim/guilds/" + guildId + "/roles/" + roleId, Map.of());
    }

    /** So many new users join. @return their ids */
    public List<String> generate(String guildId, int count) {
        return send("POST", "/sim/guilds/" + guildId + "/members/generate", Map.of("count", count))
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** What the gateway asks of the bot from now on. */
    public void gateway(Map<String, Object> terms) {
        send("PUT", "/sim/gateway", terms);
    }

    /** The bot is invited to a new guild. */
    public String invite(String name) {
        return send("POST", "/sim/guilds", Map.of("name", name, "ownerId", OLIVIA))
                .path("id")
                .asString();
    }

    /** The bot is thrown out. */
    public void removeBot(String guildId) {
        send("DELETE", "/sim/guilds/" + guildId, Map.of());
    }

    /** The bot loses its role, and these permissions in the channel. */
    public void deny(String guildId, String channelId, long permissions) {
        roles(guildId, BOT);
        send(
                "PUT",
                "/sim/guilds/" + guildId + "/channels/" + channelId + "/permissions/" + BOT,
                Map.of("deny", Long.toString(permissions)));
    }

    /** No more faults. */
    public void heal() {
        send("DELETE", "/sim/faults", Map.of());
    }

    /** REST calls of the bot whose path ends so. */
    public List<JsonNode> calls(String pathEnd) {
        return send("GET", "/sim/calls", Map.of())
                .path("calls")
                .valueStream()
                .filter(call -> call.path("path").asString().endsWith(pathEnd))
                .toList();
    }

    /** Whether the bot took the interaction without waiting for anybody, and wrote its answer afterwards. */
    public boolean isDeferred(JsonNode seen) {
        String interaction = "/interactions/" + seen.path("interactionId").asString() + "/";
        return calls("/callback").stream()
                .filter(call -> call.path("path").asString().contains(interaction))
                .anyMatch(call -> call.at("/body/type").asInt() == DEFERRED_REPLY);
    }

    public void fault(Map<String, Object> fault) {
        send("POST", "/sim/faults", fault);
    }

    /** Nobody listens at the port any more. */
    public int stop() {
        int port = simulator.port();
        simulator.close();
        return port;
    }

    /** With the default world. */
    public void startAt(int port) {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(port));
        bePatient();
    }

    /** Whatever bot and simulator said meanwhile is held against Discord's own description, where that is at hand. */
    @Override
    public void close() {
        DiscordApi.find()
                .ifPresent(discord -> assertThat(Exchanges.faults(
                                discord,
                                send("GET", "/sim/calls?answers=true", Map.of()).toString()))
                        .isEmpty());
        simulator.close();
        http.close();
    }

    /** The member writes; answers the message's id. */
    public String write(String guildId, String userId, String channelId, String content) {
        return send(
                        "POST",
                        "/sim/guilds/" + guildId + "/messages",
                        Map.of("userId", userId, "channelId", channelId, "content", content))
                .path("id")
                .asString();
    }

    /** All channels of the guild. */
    public List<JsonNode> channels(String guildId) {
        return guild(guildId).path("channels").valueStream().toList();
    }

    public void edit(String guildId, String userId, String channelId, String messageId, String content) {
        send(
                "PATCH",
                "/sim/guilds/" + guildId + "/messages/" + messageId,
                Map.of("userId", userId, "channelId", channelId, "content", content));
    }

    public void delete(String guildId, String userId, String channelId, String messageId) {
        send(
                "DELETE",
                "/sim/guilds/" + guildId + "/messages/" + messageId,
                Map.of("userId", userId, "channelId", channelId));
    }

    /** The channel as that member sees it, with its messages; empty where they do not. */
    public Optional<JsonNode> seenBy(String guildId, String userId, String channelId) {
        return send("GET", "/sim/guilds/" + guildId + "/members/" + userId + "/channels", Map.of())
                .path("channels")
                .valueStream()
                .filter(channel -> channel.path("id").asString().equals(channelId))
                .findFirst();
    }

    /** A file of a message, as text. */
    public String download(String url) {
        return exchange("GET", url, Map.of());
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        String answer = exchange(method, simulator.baseUrl() + path, body);
        return EventJson.mapper().readTree(answer.isEmpty() ? "{}" : answer);
    }

    private String exchange(String method, String url, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(EventJson.write(body)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new AssertionError(url + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
