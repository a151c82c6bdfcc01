package dev.guildhall.bot.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about a queue: whatever is asked for is done, as track 7. */
public final class RecordedMusic {
    private volatile List<Map<String, Object>> tracks = List.of();
    private volatile String skipOutcome = "SKIPPED";

    /** The first first. */
    public void queue(List<Map<String, Object>> queued) {
        tracks = List.copyOf(queued);
    }

    public static Map<String, Object> track(int number, String text, String userId) {
        return Map.of(
                "place",
                number,
                "number",
                number,
                "text",
                text,
                "userId",
                userId,
                "requestedAt",
                "2026-01-01T00:00:00Z");
    }

    /** From now on a vote is counted, and not enough, or is. */
    public void votesAreEnough(boolean enough) {
        skipOutcome = enough ? "SKIPPED" : "VOTED";
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/music/");
    }

    Object answer(SideCall call) {
        return call.method().equals("GET") ? page(call) : done(call);
    }

    private Map<String, Object> page(SideCall call) {
        int limit = Integer.parseInt(call.query().substring(call.query().indexOf("limit=") + "limit=".length()));
        List<Map<String, Object>> shown = new ArrayList<>(tracks.subList(0, Math.min(limit, tracks.size())));
        return Map.of("queued", tracks.size(), "votes", 1, "volume", 50, "tracks", shown);
    }

    private Map<String, @Nullable Object> done(SideCall call) {
        JsonNode body = call.json();
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("outcome", call.path().endsWith("/skip") ? skipOutcome : "DONE");
        done.put("number", 7);
        done.put("userId", body.path("userId").asString());
        done.put("place", body.path("place").isNumber() ? body.path("place").asInt() : 3);
        done.put("text", body.path("text").isString() ? body.path("text").asString() : "Kumquat blues");
        done.put("queued", 3);
        done.put("votes", 1);
        done.put("needed", 2);
        done.put("cleared", 3);
        done.put("volume", null);
        return done;
    }
}
