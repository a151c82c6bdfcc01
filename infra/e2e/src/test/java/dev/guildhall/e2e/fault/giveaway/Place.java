package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.Tokens;
import dev.guildhall.e2e.World;
import dev.guildhall.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A guild of its own, with a channel and members, where giveaways are switched on. */
record Place(FourProcesses installation, String guildId, String channelId, List<String> members) {
    static final int MEMBERS = 8;

    private static final int PAGE = 100;
    private static final String ENABLED = "{\"enabled\":true}";

    /** Returns when giveaways can be made there. */
    static Place open(FourProcesses installation, String name) {
        String guilds = installation.simulatorUrl() + "/sim/guilds";
        JsonNode guild = made(guilds, "{\"name\":\"" + name + "\",\"ownerId\":\"" + World.OLIVIA + "\"}");
        String guildId = guild.path("id").asText();
        List<String> members =
                LoggedGiveaway.texts(made(guilds + "/" + guildId + "/members/generate", "{\"count\":" + MEMBERS + "}")
                        .path("userIds"));
        Place place = new Place(installation, guildId, channel(installation, guildId), members);
        Persistence.accepted("giveaways in " + guildId, () -> place.steer("PATCH", "/modules/giveaway", "", ENABLED));
        Persistence.accepted("the channel of " + guildId, () -> place.read("/members?query=x"));
        return place;
    }

    private static JsonNode made(String url, String body) {
        return Persistence.accepted(url, () -> Http.send("POST", url, Map.of(), body))
                .body();
    }

    private static String channel(FourProcesses installation, String guildId) {
        for (JsonNode guild : Http.send("GET", installation.simulatorUrl() + "/sim/state", Map.of(), null)
                .body()
                .path("guilds")) {
            if (guild.path("id").asText().equals(guildId)) {
                return guild.path("channels").path(0).path("id").asText();
            }
        }
        throw new IllegalStateException("The simulator has no guild " + guildId);
    }

    /** What the guild's owner writes at a panel. */
    Answer steer(String method, String path, String key, String body) {
        Map<String, String> headers = new HashMap<>(asOwner());
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        return Http.send(method, installation.commandUrl() + "/api/guilds/" + guildId + path, headers, body);
    }

    /** What the guild's owner reads at a panel. */
    Answer read(String path) {
        return Http.send("GET", installation.queryUrl() + "/api/guilds/" + guildId + path, asOwner(), null);
    }

    private static Map<String, String> asOwner() {
        return Map.of("Authorization", "Bearer " + Tokens.valid(World.OLIVIA));
    }

    /** What a member sees who presses that button. */
    Answer click(String userId, String messageId, String customId) {
        String body = Http.JSON
                .createObjectNode()
                .put("userId", userId)
                .put("channelId", channelId)
                .put("messageId", messageId)
                .put("customId", customId)
                .toString();
        return Http.send("POST", installation.simulatorUrl() + "/sim/guilds/" + guildId + "/clicks", Map.of(), body);
    }

    /** All that everybody can read in the channel. */
    List<JsonNode> messages() {
        List<JsonNode> all = new ArrayList<>();
        String before = "";
        while (true) {
            String url =
                    installation.simulatorUrl() + "/api/v10/channels/" + channelId + "/messages?limit=" + PAGE + before;
            JsonNode page = Http.send(
                            "GET", url, Map.of("Authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN), null)
                    .body();
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            before = "&before=" + all.getLast().path("id").asText();
        }
    }
}
