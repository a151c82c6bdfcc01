package dev.guildhall.e2e.fault.sides;

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

/** A guild of its own, with a channel and members, where a module is switched on. */
public record Place(FourProcesses installation, String guildId, String channelId, List<String> members) {
    public static final int MEMBERS = 8;

    private static final int PAGE = 100;
    private static final String ENABLED = "{\"enabled\":true}";

    /** Returns when the module can be used there. */
    public static Place open(FourProcesses installation, String name, String module) {
        String guilds = installation.simulatorUrl() + "/sim/guilds";
        JsonNode guild = made(guilds, "{\"name\":\"" + name + "\",\"ownerId\":\"" + World.OLIVIA + "\"}");
        String guildId = guild.path("id").asText();
        List<String> members = texts(made(guilds + "/" + guildId + "/members/generate", "{\"count\":" + MEMBERS + "}")
                .path("userIds"));
        Place place = new Place(installation, guildId, channel(installation, guildId), members);
        Persistence.accepted(module + " in " + guildId, () -> place.steer("PATCH", "/modules/" + module, "", ENABLED));
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
    public Answer steer(String method, String path, String key, String body) {
        Map<String, String> headers = new HashMap<>(asOwner());
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        return Http.send(method, installation.commandUrl() + "/api/guilds/" + guildId + path, headers, body);
    }

    /** What the guild's owner reads at a panel. */
    public Answer read(String path) {
        return Http.send("GET", installation.queryUrl() + "/api/guilds/" + guildId + path, asOwner(), null);
    }

    private static Map<String, String> asOwner() {
        return Map.of("Authorization", "Bearer " + Tokens.valid(World.OLIVIA));
    }

    /** What a member sees who presses that button. */
    public Answer click(String userId, String messageId, String customId) {
        String body = Http.JSON
                .createObjectNode()
                .put("userId", userId)
                .put("channelId", channelId)
                .put("messageId", messageId)
                .put("customId", customId)
                .toString();
        return Http.send("POST", installation.simulatorUrl() + "/sim/guilds/" + guildId + "/clicks", Map.of(), body);
    }

    /** A member writes there. */
    public Answer write(String userId, String channel, String text) {
        String body = Http.JSON
                .createObjectNode()
                .put("userId", userId)
                .put("channelId", channel)
                .put("content", text)
                .toString();
        return Http.send("POST", installation.simulatorUrl() + "/sim/guilds/" + guildId + "/messages", Map.of(), body);
    }

    /** The guild's channels as the bot sees them. */
    public List<JsonNode> channels() {
        List<JsonNode> all = new ArrayList<>();
        String url = installation.simulatorUrl() + "/api/v10/guilds/" + guildId + "/channels";
        Http.send("GET", url, asBot(), null).body().forEach(all::add);
        return all;
    }

    private static Map<String, String> asBot() {
        return Map.of("Authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN);
    }

    /** All that everybody can read in the channel. */
    public List<JsonNode> messages() {
        return messages(channelId);
    }

    /** As above, of another channel. */
    public List<JsonNode> messages(String channelId) {
        List<JsonNode> all = new ArrayList<>();
        String before = "";
        while (true) {
            String url =
                    installation.simulatorUrl() + "/api/v10/channels/" + channelId + "/messages?limit=" + PAGE + before;
            JsonNode page = Http.send("GET", url, asBot(), null).body();
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            before = "&before=" + all.getLast().path("id").asText();
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
