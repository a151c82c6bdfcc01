package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Discord as the benchmarks arrange it, through the simulator's control routes. */
public record Simulator(String url) {
    /** A guild of the default world. */
    public static final String DEMO = "1180000000000000001";

    /** Of {@link #DEMO}; with it goes ADMINISTRATOR. */
    public static final String ADMIN_ROLE = "1180000000000000301";

    /** So many new members of a guild, without a role. */
    public List<String> newMembers(String guildId, int count) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("count", count);
        List<String> userIds = new ArrayList<>();
        for (JsonNode id : Json.send("POST", url + "/sim/guilds/" + guildId + "/members/generate", body)
                .path("userIds")) {
            userIds.add(id.asText());
        }
        return userIds;
    }

    public void giveRole(String guildId, String userId, String roleId) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("roles").add(roleId);
        Json.send("PATCH", url + "/sim/guilds/" + guildId + "/members/" + userId, body);
    }

    /** A new guild of that owner, with the bot in it. */
    public String newGuild(String ownerId) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("name", "Guild of " + ownerId)
                .put("ownerId", ownerId);
        return Json.send("POST", url + "/sim/guilds", body).path("id").asText();
    }

    /** An OAuth2 code, as if the user had consented. */
    public String code(String userId) {
        return Json.send("POST", url + "/sim/users/" + userId + "/code", Json.MAPPER.createObjectNode())
                .path("code")
                .asText();
    }
}
