package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Giveaways, and who takes part in them. */
final class FoldedGiveaways implements FoldedView {
    private static final List<String> TERMS = List.of(
            "hostId",
            "prize",
            "description",
            "winnerCount",
            "startsAtMillis",
            "endsAtMillis",
            "requirements",
            "bonusEntries",
            "appearance",
            "commitment",
            "algorithm");
    private static final List<String> DRAW =
            List.of("seed", "publicValue", "entries", "tickets", "entriesHash", "winners");
    private static final List<String> ROUND = List.of("round", "replaced", "winners");

    private final FoldedTable giveaways = new FoldedTable(
            "giveaway",
            "giveaway_id",
            "guild_id",
            "status",
            "channel_id",
            "message_id",
            "terms",
            "draw",
            "rerolls",
            "entries",
            "version");
    private final FoldedTable entries =
            new FoldedTable("giveaway_entry", "giveaway_id", "user_id", "tickets", "entered_at", "position");

    @Override
    public List<FoldedTable> tables() {
        return List.of(giveaways, entries);
    }

    @Override
    public void follow(StoredEvent event) {
        if (!event.type().startsWith("giveaway.")) {
            return;
        }
        ObjectNode row = giveaways.row(event.text("giveawayId"));
        switch (event.type()) {
            case "giveaway.Created" -> created(row, event);
            case "giveaway.Started" -> row.put("status", "ACTIVE");
            case "giveaway.MessagePosted" ->
                row.<ObjectNode>set("channel_id", event.value("channelId")).set("message_id", event.value("messageId"));
            case "giveaway.Entered" -> entered(row, event);
            case "giveaway.EntryWithdrawn" -> {
                entries.remove(entry(event));
                row.put("entries", row.path("entries").asInt() - 1);
            }
            case "giveaway.Ended" -> row.put("status", "ENDED").set("draw", event.copy(DRAW));
            case "giveaway.Cancelled" -> row.put("status", "CANCELLED");
            case "giveaway.Rerolled" -> ((ArrayNode) row.path("rerolls")).add(event.copy(ROUND));
            // What became of it in Discord moves its version alone.
            case "giveaway.Announced", "giveaway.DeliveryFailed" -> {}
            default -> throw event.unknown();
        }
        row.put("version", event.position());
    }

    private static void created(ObjectNode row, StoredEvent event) {
        row.<ObjectNode>set("giveaway_id", event.value("giveawayId"))
                .put("guild_id", event.guildId())
                .put("status", "PENDING")
                .put("entries", 0)
                .<ObjectNode>set("channel_id", event.value("channelId"))
                .<ObjectNode>set("terms", event.copy(TERMS))
                .putArray("rerolls");
    }

    private void entered(ObjectNode row, StoredEvent event) {
        row.put("entries", row.path("entries").asInt() + 1);
        entries.row(entry(event))
                .put("entered_at", event.recordedToMillis())
                .put("position", event.position())
                .<ObjectNode>set("giveaway_id", event.value("giveawayId"))
                .<ObjectNode>set("user_id", event.value("userId"))
                .set("tickets", event.value("tickets"));
    }

    private static String entry(StoredEvent event) {
        return event.text("giveawayId") + " " + event.text("userId");
    }
}
