package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A panel in the hands of one caller. Sends reads to the query side and all else to the command side, as the one origin
 * in front of them does.
 */
record Panel(String commandUrl, String queryUrl, @Nullable String token, Duration patience) {
    /** Longer than anything may take, which is a write that was under way when PostgreSQL went. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration GREAT_PATIENCE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final String AUTH = "/api/auth/";

    Panel(String commandUrl, String queryUrl, @Nullable String token) {
        this(commandUrl, queryUrl, token, PATIENCE);
    }

    /** The same panel in the hands of somebody who waits for minutes. */
    Panel patiently() {
        return new Panel(commandUrl, queryUrl, token, GREAT_PATIENCE);
    }

    /** The same panel after its user has logged in through Discord. */
    Panel login(Discord discord, String userId) {
        Answer answer = post("/api/auth/discord", "{\"code\":\"" + discord.code(userId) + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("Login of " + userId + ": " + answer);
        }
        return new Panel(commandUrl, queryUrl, answer.data().path("token").asText());
    }

    /** Comes again for as long as a view says that it is behind the version asked for, as the contract has it. */
    Answer get(String path) {
        String url = (path.startsWith(AUTH) ? commandUrl : queryUrl) + path;
        Answer first = Http.send("GET", url, headers(Map.of()), null, patience);
        return isBehind(first)
                ? await(path)
                        .atMost(patience)
                        .pollInterval(AGAIN)
                        .until(
                                () -> Http.send("GET", url, headers(Map.of()), null, patience),
                                answer -> !isBehind(answer))
                : first;
    }

    private static boolean isBehind(Answer answer) {
        return answer.status() == 503 && answer.body().path("type").asText().endsWith("/behind");
    }

    Answer patch(String path, String body) {
        return patch(path, body, Map.of());
    }

    Answer patch(String path, String body, Map<String, String> more) {
        return Http.send("PATCH", commandUrl + path, headers(more), body, patience);
    }

    Answer put(String path, String body) {
        return Http.send("PUT", commandUrl + path, headers(Map.of()), body, patience);
    }

    Answer post(String path, String body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, String body, Map<String, String> more) {
        return Http.send("POST", commandUrl + path, headers(more), body, patience);
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
