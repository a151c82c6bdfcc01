package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Cases of moderation. */
final class FoldedCases implements FoldedView {
    private static final List<String> OPENING =
            List.of("moderatorId", "rule", "openedAtMillis", "untilMillis", "channelId", "logChannelId");
    private static final List<String> REVOCATION =
            List.of("moderatorId", "lifts", "untilMillis", "revokedAtMillis", "logChannelId");

    private final FoldedTable cases = new FoldedTable(
            "moderation_case", "case_id", "guild_id", "number", "user_id", "kind", "opening", "state", "version");

    @Override
    public List<FoldedTable> tables() {
        return List.of(cases);
    }

    @Override
    public void follow(StoredEvent event) {
        if (!event.type().startsWith("moderation.")) {
            return;
        }
        String id = "%s-%010d"
                .formatted(event.guildId(), event.payload().path("number").asInt());
        ObjectNode row = cases.row(id);
        if (event.type().equals("moderation.CaseOpened")) {
            opened(row, id, event);
        } else {
            followed((ObjectNode) row.path("state"), event);
        }
        row.put("version", event.position());
    }

    private static void opened(ObjectNode row, String id, StoredEvent event) {
        row.put("case_id", id)
                .put("guild_id", event.guildId())
                .<ObjectNode>set("number", event.value("number"))
                .<ObjectNode>set("user_id", event.value("userId"))
                .<ObjectNode>set("kind", event.value("kind"))
                .set("opening", withReason(OPENING, event));
        ObjectNode state = row.putObject("state").putNull("revocation");
        state.putArray("done");
        state.putObject("failed");
    }

    /** What was written stands in the log alone: it is kept where. */
    private static ObjectNode withReason(List<String> fields, StoredEvent event) {
        ObjectNode said = event.copy(fields);
        return event.value("reason").isNull() ? said.putNull("reasonAt") : said.put("reasonAt", event.position());
    }

    private static void followed(ObjectNode state, StoredEvent event) {
        ObjectNode failed = (ObjectNode) state.path("failed");
        switch (event.type()) {
            case "moderation.CaseRevoked" -> state.set("revocation", withReason(REVOCATION, event));
            case "moderation.ActionCarriedOut" -> {
                ArrayNode done = (ArrayNode) state.path("done");
                if (done.valueStream().noneMatch(event.value("delivery")::equals)) {
                    done.add(event.value("delivery"));
                }
                failed.remove(event.text("delivery"));
            }
            case "moderation.DeliveryFailed" -> failed.set(event.text("delivery"), event.value("cause"));
            default -> throw event.unknown();
        }
    }
}
