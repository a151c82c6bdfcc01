package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;

/** Tickets, the messages by which they are opened, and where the log tells of what was written in them. */
final class FoldedTickets implements FoldedView {
    private static final List<String> CLOSING =
            List.of("closing", "closerId", "cause", "transcriptChannelId", "closedAtMillis", "removeAtMillis");

    private final FoldedTable tickets = new FoldedTable(
            "ticket", "ticket_id", "guild_id", "number", "opener_id", "status", "opening", "state", "version");
    private final FoldedTable panels = new FoldedTable(
            "ticket_panel", "panel_id", "guild_id", "channel_id", "message_id", "text", "topics", "version");
    private final FoldedTable messages = new FoldedTable("ticket_message", "ticket_id", "message_id", "position");

    @Override
    public List<FoldedTable> tables() {
        return List.of(tickets, panels, messages);
    }

    @Override
    public void follow(StoredEvent event) {
        if (event.type().startsWith("ticket.Message")) {
            message(event);
        } else if (event.type().startsWith("ticket.Panel")) {
            panel(panels.row(event.text("panelId")), event);
        } else if (event.type().startsWith("ticket.")) {
            ObjectNode row = tickets.row(event.text("ticketId"));
            if (event.type().equals("ticket.Opened")) {
                opened(row, event);
            } else {
                ticket(row, (ObjectNode) row.path("state"), event);
            }
            row.put("version", event.position());
        }
    }

    private void message(StoredEvent event) {
        messages.row(event.text("messageId") + " " + event.position())
                .put("message_id", new BigInteger(event.text("messageId")))
                .put("position", event.position())
                .set("ticket_id", event.value("ticketId"));
    }

    private static void panel(ObjectNode row, StoredEvent event) {
        switch (event.type()) {
            case "ticket.PanelRequested" ->
                row.put("guild_id", event.guildId())
                        .<ObjectNode>set("panel_id", event.value("panelId"))
                        .<ObjectNode>set("channel_id", event.value("channelId"))
                        .<ObjectNode>set("text", event.value("text"))
                        .set("topics", event.value("topics"));
            case "ticket.PanelPosted" ->
                row.<ObjectNode>set("channel_id", event.value("channelId")).set("message_id", event.value("messageId"));
            case "ticket.PanelFailed" -> {}
            default -> throw event.unknown();
        }
        row.put("version", event.position());
    }

    private static void opened(ObjectNode row, StoredEvent event) {
        row.put("guild_id", event.guildId())
                .put("status", "OPEN")
                .<ObjectNode>set("ticket_id", event.value("ticketId"))
                .<ObjectNode>set("number", event.value("number"))
                .<ObjectNode>set("opener_id", event.value("openerId"))
                .set(
                        "opening",
                        event.copy(List.of("openedAtMillis", "topic", "terms")).put("position", event.position()));
        row.putObject("state")
                .put("round", 0)
                .put("removed", false)
                .put("delivered", 0)
                .putNull("assigneeId")
                .putNull("channelId")
                .putNull("cardId")
                .putNull("closing")
                .putNull("stars")
                .putArray("participants");
    }

    private static void ticket(ObjectNode row, ObjectNode state, StoredEvent event) {
        boolean ofThisChannel =
                event.payload().path("round").asInt() == state.path("round").asInt();
        switch (event.type()) {
            case "ticket.Claimed" -> {
                row.put("status", "CLAIMED");
                state.set("assigneeId", event.value("assigneeId"));
            }
            case "ticket.ParticipantAdded" -> without(state, event).add(event.text("userId"));
            case "ticket.ParticipantRemoved" -> without(state, event);
            case "ticket.ChannelCreated" ->
                state.put("removed", false)
                        .putNull("cardId")
                        .<ObjectNode>set("round", event.value("round"))
                        .set("channelId", event.value("channelId"));
            case "ticket.CardPosted" -> {
                if (ofThisChannel) {
                    state.set("cardId", event.value("messageId"));
                }
            }
            case "ticket.ChannelRemoved" -> {
                if (ofThisChannel) {
                    state.put("removed", true).putNull("channelId").putNull("cardId");
                    wanted(row, state);
                }
            }
            case "ticket.Closed" -> {
                row.put("status", "CLOSED");
                state.set("closing", event.copy(CLOSING).put("position", event.position()));
            }
            case "ticket.Reopened" -> {
                row.put("status", state.path("assigneeId").isNull() ? "OPEN" : "CLAIMED");
                wanted(row, state);
            }
            case "ticket.TranscriptDelivered" ->
                state.put(
                        "delivered",
                        Math.max(
                                state.path("delivered").asInt(),
                                event.payload().path("closing").asInt()));
            case "ticket.Rated" -> state.set("stars", event.value("stars"));
            case "ticket.RemovalDue", "ticket.DeliveryFailed" -> {}
            default -> throw event.unknown();
        }
    }

    /** A ticket that is not closed is to have another channel where its own is gone. */
    private static void wanted(ObjectNode row, ObjectNode state) {
        if (state.path("removed").asBoolean() && !row.path("status").asText().equals("CLOSED")) {
            state.put("removed", false).put("round", state.path("round").asInt() + 1);
        }
    }

    private static ArrayNode without(ObjectNode state, StoredEvent event) {
        ArrayNode participants = (ArrayNode) state.path("participants");
        for (int i = participants.size() - 1; i >= 0; i--) {
            if (participants.path(i).asText().equals(event.text("userId"))) {
                participants.remove(i);
            }
        }
        return participants;
    }
}
