package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ticket in which somebody wrote in every way in which one can, and what others read of it. */
final class TicketTraces {
    private static final String SUBJECT = "Blaubeerkuchen verschwunden";
    private static final String REASON = "Pfannkuchen statt dessen";
    private static final String NAME = "Zebulon der Siebte von Ångström";
    private static final String WRITTEN = "Wo ist der Kuchen aus dem Kontor";
    private static final String EDITED = "Wo sind beide Torten aus dem Kontor";
    private static final String FILE = "kuchenkontor.png";
    private static final String URL = "https://cdn.example/kuchenkontor-original.png";

    /** None of them stands anywhere but in the log, sealed. */
    static final List<String> SECRETS = List.of(SUBJECT, REASON, NAME, WRITTEN, EDITED, FILE, URL);

    private static final String TICKETS = "/guilds/" + World.DEMO + "/tickets";
    private static final long WRITTEN_AT = 1_790_000_000_000L;

    private final Panel reader;
    private final String id;
    private final long version;

    private TicketTraces(Panel reader, String id, long version) {
        this.reader = reader;
        this.id = id;
        this.version = version;
    }

    /**
     * @param writer somebody who may write in the guild
     * @param headers of what the writer does
     * @param bot a side on its own account
     * @param reader somebody else who may read the guild
     */
    static TicketTraces left(
            AllInOne installation, Panel writer, String userId, Map<String, String> headers, Panel bot, Panel reader) {
        Scene.accepted(
                writer.post("/api/guilds/" + World.DEMO + "/modules/tickets/toggle", "{\"enabled\":true}", headers));
        Map<String, String> repeatable = new HashMap<>(headers);
        repeatable.put("Idempotency-Key", "one-ticket");
        Answer opened = writer.post("/api" + TICKETS, "{\"subject\":\"" + SUBJECT + "\"}", repeatable);
        Scene.accepted(opened);
        String id = opened.data().path("id").asText();
        Scene.accepted(bot.put("/internal" + TICKETS + "/" + id + "/messages", told(userId, WRITTEN, "null")));
        Scene.accepted(bot.put(
                "/internal" + TICKETS + "/" + id + "/messages", told(userId, EDITED, "" + (WRITTEN_AT + 5_000))));
        Scene.accepted(writer.post("/api" + TICKETS + "/" + id + "/close", "{\"reason\":\"" + REASON + "\"}", headers));
        return new TicketTraces(reader, id, installation.log().head());
    }

    private static String told(String userId, String text, String editedAt) {
        return """
                {"messages": [{"messageId": "1290000000000000001", "authorId": "%s", "authorName": "%s", "byBot": false,
                  "text": "%s", "attachments": [{"name": "%s", "url": "%s"}], "writtenAtMillis": %d,
                  "editedAtMillis": %s}], "deleted": [], "range": null}""".formatted(userId, NAME, text, FILE, URL, WRITTEN_AT, editedAt);
    }

    void assertReadable() {
        JsonNode transcript = transcript();
        assertThat(transcript.at("/ticket/subject").asText()).isEqualTo(SUBJECT);
        assertThat(transcript.at("/ticket/closeReason").asText()).isEqualTo(REASON);
        JsonNode message = message(transcript);
        assertThat(message.path("text").asText()).isEqualTo(WRITTEN);
        assertThat(message.at("/edits/0/text").asText()).isEqualTo(EDITED);
        assertThat(page()).contains(SUBJECT, REASON, NAME, WRITTEN, EDITED, FILE, URL);
    }

    void assertErased(String erased) {
        JsonNode transcript = transcript();
        assertThat(transcript.at("/ticket/subject").asText()).isEqualTo(erased);
        assertThat(transcript.at("/ticket/closeReason").asText()).isEqualTo(erased);
        JsonNode message = message(transcript);
        assertThat(List.of(
                        message.path("authorName").asText(),
                        message.path("text").asText(),
                        message.at("/edits/0/text").asText(),
                        message.at("/attachments/0/name").asText(),
                        message.at("/attachments/0/url").asText()))
                .containsOnly(erased);
        assertThat(page()).contains(erased).doesNotContain(SECRETS.toArray(String[]::new));
    }

    private static JsonNode message(JsonNode transcript) {
        for (JsonNode message : transcript.path("messages")) {
            if (message.path("messageId").asText().equals("1290000000000000001")) {
                return message;
            }
        }
        throw new AssertionError("nobody wrote: " + transcript);
    }

    private JsonNode transcript() {
        Answer answer = reader.get("/api" + TICKETS + "/" + id + "/transcript?atLeast=" + version);
        Scene.accepted(answer);
        return answer.data();
    }

    private String page() {
        HttpResponse<String> page = reader.get("/api" + TICKETS + "/" + id + "/transcript?format=html")
                .response();
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
