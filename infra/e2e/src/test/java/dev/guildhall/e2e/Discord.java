package dev.guildhall.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import java.util.List;
import java.util.Map;

/** Discord as its users meet it, through the simulator's control routes. */
record Discord(String url) {

    /** An OAuth2 code, as if the user had consented. */
    String code(String userId) {
        Answer answer = Http.send("POST", url + "/sim/users/" + userId + "/code", Map.of(), "{}");
        if (answer.status() != 200) {
            throw new AssertionError("No code for " + userId + ": " + answer);
        }
        return answer.body().path("code").asText();
    }

    /** Types a slash command and answers with what the user then sees, whatever its form. */
    Answer type(String guildId, String userId, String command) {
        ObjectNode body = Http.JSON.createObjectNode().put("userId", userId).put("command", command);
        return Http.send("POST", url + "/sim/guilds/" + guildId + "/interactions", Map.of(), body.toString());
    }

    /** Gives a member exactly these roles. */
    void roles(String guildId, String userId, String... roles) {
        ObjectNode body = Http.JSON.createObjectNode();
        List.of(roles).forEach(body.putArray("roles")::add);
        steer("PATCH", "/sim/guilds/" + guildId + "/members/" + userId, body.toString());
    }

    /** The guild's owner makes another member the owner. */
    void transfer(String guildId, String newOwnerId) {
        steer("PATCH", "/sim/guilds/" + guildId, "{\"ownerId\":\"" + newOwnerId + "\"}");
    }

    /** Its users wait longer for the bot than Discord's do: machines that run tests are slow. */
    void bePatient() {
        steer("PUT", "/sim/patience", "{\"times\":5}");
    }

    private void steer(String method, String path, String body) {
        Answer answer = Http.send(method, url + path, Map.of(), body);
        if (answer.status() != 200) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
    }

    /** What {@code /config show} says about one setting; empty when it says nothing about it. */
    String shownSetting(String guildId, String userId, String name) {
        Answer answer = type(guildId, userId, "/config show");
        for (JsonNode field : answer.body().path("embeds").path(0).path("fields")) {
            if (name.equals(field.path("name").asText())) {
                return field.path("value").asText();
            }
        }
        return "";
    }

    /** Has somebody join with roles (PUT), have others (PATCH), or leave (DELETE). */
    void member(String method, String guildId, String userId, List<String> roles) {
        ObjectNode body = Http.JSON.createObjectNode();
        roles.forEach(body.putArray("roles")::add);
        Answer answer =
                Http.send(method, url + "/sim/guilds/" + guildId + "/members/" + userId, Map.of(), body.toString());
        if (answer.status() >= 300) {
            throw new AssertionError(method + " of member " + userId + ": " + answer);
        }
    }

    /** Somebody whom nobody else knows, without a role. @return the user's id */
    String newMember(String guildId) {
        return act("POST", "/guilds/" + guildId + "/members/generate", "{\"count\":1}")
                .path("userIds")
                .path(0)
                .asText();
    }

    /** One of the guild, with roles and all. */
    JsonNode memberOf(String guildId, String userId) {
        return act("GET", "/guilds/" + guildId + "/members/" + userId, "");
    }

    /** What anybody does there: answers what the simulator does. */
    JsonNode act(String method, String path, String body) {
        Answer answer = Http.send(method, url + "/sim" + path, Map.of(), body);
        if (answer.status() >= 400) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer.body();
    }
}
