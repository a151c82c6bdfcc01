package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Somebody who may save in a guild, with a token that opens the door now. */
public record Admin(String guildId, String userId, String token) {
    public JsonNode toJson() {
        return Json.MAPPER.createObjectNode().put("guildId", guildId).put("token", token);
    }

    static ArrayNode toJson(List<Admin> admins) {
        return Json.MAPPER
                .createArrayNode()
                .addAll(admins.stream().map(Admin::toJson).toList());
    }
}
