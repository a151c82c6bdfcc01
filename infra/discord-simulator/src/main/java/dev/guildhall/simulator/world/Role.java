package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A role of one guild.
 *
 * @param position rank: nobody may give, take or edit a role at or above their own highest one
 * @param botId the bot that the role was made for, which makes it a managed role
 */
public record Role(
        String id,
        String name,
        int colour,
        int position,
        long permissions,
        boolean hoist,
        boolean mentionable,
        @Nullable String botId) {

    public static Role of(String id, String name, int colour, int position, long permissions) {
        return new Role(id, name, colour, position, permissions, false, false, null);
    }

    public Role withNameAndColour(String changedName, int changedColour) {
        return new Role(id, changedName, changedColour, position, permissions, hoist, mentionable, botId);
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("color", colour)
                .put("position", position)
                .put("permissions", Long.toUnsignedString(permissions))
                .put("hoist", hoist)
                .put("managed", botId != null)
                .put("mentionable", mentionable)
                .put("flags", 0);
        json.putNull("icon");
        json.putNull("unicode_emoji");
        json.putObject("colors")
                .put("primary_color", colour)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        if (botId != null) {
            json.putObject("tags").put("bot_id", botId);
        }
        return json;
    }
}
