package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A guild of its own with tickets switched on, and those who use them; played as they would in Discord. */
final class TicketGuild {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final Panel owner;
    private final String id;
    private final String transcripts;
    private final String help;
    private final String opener;
    private final String supporter;

    private TicketGuild(Installation installation, Panel owner, String id) {
        this.installation = installation;
        this.owner = owner;
        this.id = id;
        transcripts = made("channels", "{\"name\":\"transcripts\"}");
        help = made("channels", "{\"name\":\"help\"}");
        String support = made("roles", "{\"name\":\"Support\"}");
        opener = discord().newMember(id);
        supporter = discord().newMember(id);
        discord().roles(id, supporter, support);
        configure("""
                {"enabled":true,"config":{"supportRoleIds":["%s"],"transcriptChannelId":"%s","maxPerUser":5,
                "namePattern":"{name}-{number}","welcomeText":"Hello {user}, somebody comes soon."}}""".formatted(support, transcripts));
    }

    /** The bot is invited there. */
    static TicketGuild open(Installation installation, Panel owner) {
        String id = installation
                .discord()
                .act("POST", "/guilds", "{\"name\":\"Tickets\",\"ownerId\":\"" + World.OLIVIA + "\"}")
                .path("id")
                .asText();
        await("guild " + id)
                .atMost(PATIENCE)
                .until(() -> owner.get("/api/guilds/" + id).status() == 200);
        return new TicketGuild(installation, owner, id);
    }

    private Discord discord() {
        return installation.discord();
    }

    private String made(String what, String body) {
        return discord()
                .act("POST", "/guilds/" + id + "/" + what, body)
                .path("id")
                .asText();
    }

    /** Taken as soon as it is known of the channels and roles that it names. */
    void configure(String change) {
        await("the configuration")
                .atMost(PATIENCE)
                .until(() -> owner.patch("/api/guilds/" + id + "/modules/tickets", change)
                                .status()
                        == 200);
    }

    String id() {
        return id;
    }

    /** Where members ask for help. */
    String help() {
        return help;
    }

    String transcripts() {
        return transcripts;
    }

    /** A plain member. */
    String opener() {
        return opener;
    }

    /** Somebody with the support role. */
    String supporter() {
        return supporter;
    }

    /** As soon as it has been made; whoever opened the ticket is told where it is unless that takes long. */
    String onlyTicketsChannel() {
        return await("the ticket's channel")
                .atMost(PATIENCE)
                .until(
                        () -> owner.get("/api/guilds/" + id + "/tickets")
                                .data()
                                .path(0)
                                .path("channelId")
                                .asText(""),
                        channel -> !channel.isEmpty());
    }

    JsonNode ticket(String ticketId) {
        return owner.get(tickets(ticketId)).data();
    }

    JsonNode transcript(String ticketId) {
        return owner.get(tickets(ticketId) + "/transcript?format=json").data();
    }

    Answer page(String ticketId) {
        return owner.get(tickets(ticketId) + "/transcript?format=html");
    }

    String tickets(String ticketId) {
        return "/api/guilds/" + id + "/tickets/" + ticketId;
    }

    /** What the member sees of the answer. */
    JsonNode types(String userId, String channelId, String command) {
        return act("interactions", body(userId, channelId).put("command", command));
    }

    JsonNode clicks(String userId, JsonNode message, String customId, String... values) {
        ObjectNode body = body(userId, message.path("channel_id").asText())
                .put("messageId", message.path("id").asText())
                .put("customId", customId);
        List.of(values).forEach(body.putArray("values")::add);
        return act("clicks", body);
    }

    /** Fills in the form that the member was shown. */
    JsonNode fillsIn(String userId, JsonNode shown, String field, String text) {
        assertThat(shown.has("modal")).as("%s", shown).isTrue();
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("userId", userId)
                .put("interactionId", shown.path("interactionId").asText());
        body.putObject("fields").put(field, text);
        return act("modals", body);
    }

    /** Answers the message's id. */
    String writes(String userId, String channelId, String text) {
        return act("messages", body(userId, channelId).put("content", text))
                .path("id")
                .asText();
    }

    void edits(String userId, String channelId, String messageId, String text) {
        discord()
                .act(
                        "PATCH",
                        "/guilds/" + id + "/messages/" + messageId,
                        body(userId, channelId).put("content", text).toString());
    }

    void deletes(String userId, String channelId, String messageId) {
        discord()
                .act(
                        "DELETE",
                        "/guilds/" + id + "/messages/" + messageId,
                        body(userId, channelId).toString());
    }

    private static ObjectNode body(String userId, String channelId) {
        return Http.JSON.createObjectNode().put("userId", userId).put("channelId", channelId);
    }

    private JsonNode act(String what, ObjectNode body) {
        return discord().act("POST", "/guilds/" + id + "/" + what, body.toString());
    }

    /** The channel as the member sees it; empty where they do not. */
    Optional<JsonNode> seenBy(String userId, String channelId) {
        JsonNode seen = discord()
                .act("GET", "/guilds/" + id + "/members/" + userId + "/channels", "")
                .path("channels");
        return first(
                seen.iterator(), channel -> channelId.equals(channel.path("id").asText()));
    }

    boolean canWrite(String userId, String channelId) {
        return seenBy(userId, channelId)
                .filter(channel -> channel.path("canWrite").asBoolean())
                .isPresent();
    }

    /** The owner sees the message there once it is posted. */
    JsonNode message(String channelId, Predicate<JsonNode> which) {
        return await("a message in channel " + channelId)
                .atMost(PATIENCE)
                .until(
                        () -> seenBy(World.OLIVIA, channelId)
                                .flatMap(channel ->
                                        first(channel.path("messages").iterator(), which)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<JsonNode> first(Iterator<JsonNode> all, Predicate<JsonNode> which) {
        while (all.hasNext()) {
            JsonNode each = all.next();
            if (which.test(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A file of a message. */
    static Answer file(JsonNode message, int index) {
        return Http.send(
                "GET", message.path("attachments").path(index).path("url").asText(), Map.of(), null);
    }
}
