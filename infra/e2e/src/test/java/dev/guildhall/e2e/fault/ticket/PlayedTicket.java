package dev.guildhall.e2e.fault.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A ticket as those know it who have to do with it: what they asked for, and what they wrote. */
final class PlayedTicket {
    private static final String TICKETS = "/tickets";

    private final Place place;
    private final String openerId;
    private final TicketLog log;
    private final List<String> written = new ArrayList<>();
    private String id = "";

    PlayedTicket(Place place, String openerId, TicketLog log) {
        this.place = place;
        this.openerId = openerId;
        this.log = log;
    }

    Place place() {
        return place;
    }

    String id() {
        return id;
    }

    /** All that was acknowledged. */
    List<String> written() {
        return List.copyOf(written);
    }

    void go(TicketStep step) {
        switch (step) {
            case OPEN -> open();
            case MAKE -> await("its card", TicketLog.CARD_POSTED, 1);
            case CLAIM -> steer("claim", "{}");
            case WRITE, WRITE_AGAIN -> write();
            case CLOSE, CLOSE_AGAIN -> steer("close", "{\"reason\":\"that was it\"}");
            case DELIVER -> await("its transcript", TicketLog.DELIVERED, 1);
            case REOPEN -> steer("reopen", "{}");
            case DELIVER_AGAIN -> await("its second transcript", TicketLog.DELIVERED, 2);
            case REMOVE -> await("its end", TicketLog.REMOVED, 1);
        }
    }

    private void open() {
        ObjectNode body = Http.JSON.createObjectNode().put("subject", "help").put("openerId", openerId);
        id = granted("opening", TICKETS, body.toString()).data().path("id").asText();
    }

    private void steer(String action, String body) {
        granted(action, TICKETS + "/" + id + "/" + action, body);
    }

    private Answer granted(String what, String path, String body) {
        String key = UUID.randomUUID().toString();
        Answer answer = Persistence.answered(what, () -> place.steer("POST", path, key, body));
        if (answer.status() >= 300) {
            throw new IllegalStateException(what + " of " + this + " was refused: " + answer);
        }
        return answer;
    }

    private void await(String what, String type, int times) {
        Persistence.until(what + " of " + this, () -> log.of(id, type).size() >= times);
    }

    /** As soon as the channel is open to the member. Discord itself is never struck: whatever it takes stands there. */
    private void write() {
        String text = "line " + UUID.randomUUID();
        Persistence.accepted("writing to " + this, () -> place.write(openerId, channelId(), text));
        written.add(text);
    }

    private String channelId() {
        return log.of(id, TicketLog.CHANNEL_CREATED).getFirst().text("channelId");
    }

    /** Its channels in Discord at this moment. */
    long channels() {
        return place.channels().stream()
                .filter(channel -> channel.path("topic").asText().contains(id))
                .count();
    }

    /** Messages in its channel with a button of its card. */
    long cards() {
        return place.messages(channelId()).stream()
                .filter(message -> message.path("components").toString().contains(":" + id + "\""))
                .count();
    }

    /** Transcripts of that closing where transcripts go to. */
    static long transcripts(List<JsonNode> messages, int number, int closing) {
        String name = "transcript-" + number + "-" + closing + ".json";
        return messages.stream()
                .filter(message -> message.path("attachments").toString().contains("\"" + name + "\""))
                .count();
    }

    @Override
    public String toString() {
        return "ticket " + id + " in " + place.guildId();
    }
}
