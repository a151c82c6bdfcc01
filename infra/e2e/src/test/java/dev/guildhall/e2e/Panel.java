package dev.guildhall.e2e;

import dev.guildhall.e2e.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A panel in the hands of one caller. Sends reads to the query side and all else to the command side, as the one origin
 * in front of them does.
 */
record Panel(Installation installation, @Nullable String token) {
    private static final String AUTH = "/api/auth/";

    Answer get(String path) {
        String origin = path.startsWith(AUTH) ? installation.commandUrl() : installation.queryUrl();
        return Http.send("GET", origin + path, headers(Map.of()), null);
    }

    Answer patch(String path, String body) {
        return patch(path, body, Map.of());
    }

    Answer patch(String path, String body, Map<String, String> more) {
        return Http.send("PATCH", installation.commandUrl() + path, headers(more), body);
    }

    Answer post(String path, String body) {
        return Http.send("POST", installation.commandUrl() + path, headers(Map.of()), body);
    }

    Answer settings(String guildId) {
        return get("/api/guilds/" + guildId + "/settings");
    }

    /** The settings as they are at that version or later. */
    Answer settings(String guildId, long atLeast) {
        return get("/api/guilds/" + guildId + "/settings?atLeast=" + atLeast);
    }

    Answer changePrefix(String guildId, String prefix) {
        return changePrefix(guildId, prefix, Map.of());
    }

    Answer changePrefix(String guildId, String prefix, Map<String, String> headers) {
        return patch("/api/guilds/" + guildId + "/settings", "{\"prefix\":\"" + prefix + "\"}", headers);
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }
}
