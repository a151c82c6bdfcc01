package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;

/** An account, member of any number of guilds. */
public record User(String id, String username, String displayName, boolean bot) {

    /** The user object as everybody may see it. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("username", username)
                .put("discriminator", "0")
                .put("global_name", bot ? null : displayName)
                .put("public_flags", 0)
                .put("flags", 0)
                .put("bot", bot);
        json.putNull("avatar");
        json.putNull("banner");
        json.putNull("accent_color");
        json.putNull("avatar_decoration_data");
        json.putNull("collectibles");
        json.putNull("primary_guild");
        return json;
    }

    /** The user object as its own account sees it. */
    public ObjectNode toOwnJson() {
        return toJson().put("mfa_enabled", true).put("locale", "en-US").put("verified", true);
    }
}
