package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A guild of its own with every module that repeats what people write, and whoever must not be called by it. */
final class HostileGuild {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<Installation, HostileGuild> GUILDS = new ConcurrentHashMap<>();

    private final Installation installation;
    private final Panel owner;
    private final TicketGuild tickets;
    private final String uninvolved;
    private final String role;
    private final long firstCall;

    private HostileGuild(Installation installation, Panel owner) {
        this.installation = installation;
        this.owner = owner;
        tickets = TicketGuild.open(installation, owner);
        uninvolved = discord().newMember(id());
        role = discord()
                .act("POST", "/guilds/" + id() + "/roles", "{\"name\":\"Everybody else\"}")
                .path("id")
                .asText();
        discord().roles(id(), uninvolved, role);
        firstCall =
                discord().act("GET", "/calls?since=999999999", "").path("head").asLong();
    }

    /** Made once for each installation. */
    static HostileGuild in(Installation installation, Supplier<Panel> owner) {
        return GUILDS.computeIfAbsent(installation, each -> new HostileGuild(each, owner.get()));
    }

    private Discord discord() {
        return installation.discord();
    }

    String id() {
        return tickets.id();
    }

    /** Where members write. */
    String channel() {
        return tickets.help();
    }

    String logs() {
        return tickets.transcripts();
    }

    Panel owner() {
        return owner;
    }

    /** Calls everybody, a role and somebody, as far as the text goes. */
    String injection() {
        return "@everyone @here <@&" + role + "> <@" + uninvolved + "> <@!" + uninvolved + ">";
    }

    void configure(String module, ObjectNode config) {
        ObjectNode change = Http.JSON.createObjectNode().put("enabled", true);
        change.set("config", config);
        await("the configuration of " + module)
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(owner.patch("/api/guilds/" + id() + "/modules/" + module, change.toString())
                                        .status())
                                .isEqualTo(200));
    }

    Answer types(String userId, String command) {
        ObjectNode body = body(userId).put("command", command);
        return send("interactions", body);
    }

    Answer completes(String userId, String command, String option) {
        return send("autocomplete", body(userId).put("command", command).put("option", option));
    }

    Answer writes(String userId, String text) {
        return send("messages", body(userId).put("content", text));
    }

    Answer clicks(String userId, String messageId, String customId) {
        return send("clicks", body(userId).put("messageId", messageId).put("customId", customId));
    }

    /** Sends the form that the member was shown, as it is. */
    Answer fillsIn(String userId, JsonNode shown) {
        return send(
                "modals",
                body(userId).put("interactionId", shown.path("interactionId").asText()));
    }

    private ObjectNode body(String userId) {
        return Http.JSON.createObjectNode().put("userId", userId).put("channelId", channel());
    }

    private Answer send(String what, ObjectNode body) {
        return Http.send("POST", discord().url() + "/sim/guilds/" + id() + "/" + what, Map.of(), escaped(body));
    }

    /** In plain ASCII, so that half a character gets through as well. */
    static String escaped(JsonNode body) {
        try {
            return Http.JSON
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                    .writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The bot posts a message of somebody else's making. */
    Answer posts(ObjectNode form) {
        return Http.send(
                "POST",
                discord().url() + "/api/v10/channels/" + channel() + "/messages",
                Map.of("Authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN),
                form.toString());
    }

    String newMember() {
        return discord().newMember(id());
    }

    /** All that stands in the guild's channels, whoever can see it. */
    List<JsonNode> messages() {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode guild : discord().act("GET", "/state", "").path("guilds")) {
            if (id().equals(guild.path("id").asText())) {
                guild.path("channels")
                        .forEach(channel -> channel.path("messages").forEach(found::add));
            }
        }
        return found;
    }

    boolean said(String part) {
        return messages().stream()
                .filter(message -> message.path("author").path("bot").asBoolean())
                .anyMatch(message -> message.toString().contains(part));
    }

    /** What the bot has sent since the guild was made, or answered interactions with. */
    List<JsonNode> sent() {
        Set<String> channels = new HashSet<>();
        messages().forEach(message -> channels.add(message.path("channel_id").asText()));
        List<JsonNode> sent = new ArrayList<>();
        discord().act("GET", "/calls?since=" + firstCall, "").path("calls").forEach(call -> {
            String path = call.path("path").asText();
            boolean here = channels.stream().anyMatch(path::contains);
            if (here || path.contains("/interactions/") || path.contains("/webhooks/")) {
                sent.add(call);
            }
        });
        return sent;
    }

    String uninvolved() {
        return uninvolved;
    }
}
