package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What members have earned. */
final class FoldedLevels implements FoldedView {
    private final FoldedTable levels =
            new FoldedTable("level", "level_id", "guild_id", "user_id", "xp", "level", "channel_id", "version");

    @Override
    public List<FoldedTable> tables() {
        return List.of(levels);
    }

    @Override
    public void follow(StoredEvent event) {
        if (!event.type().startsWith("leveling.")) {
            return;
        }
        String id = event.guildId() + "-" + event.text("userId");
        ObjectNode row = levels.row(id);
        if (row.path("level_id").isNull()) {
            row.put("level_id", id)
                    .put("guild_id", event.guildId())
                    .put("xp", 0)
                    .put("level", 0)
                    .set("user_id", event.value("userId"));
        }
        switch (event.type()) {
            case "leveling.XpEarned" -> row.set("xp", event.value("total"));
            case "leveling.LevelReached" ->
                row.<ObjectNode>set("level", event.value("level")).set("channel_id", event.value("channelId"));
            case "leveling.Delivered", "leveling.DeliveryFailed" -> {}
            default -> throw event.unknown();
        }
        row.put("version", event.position());
    }
}
