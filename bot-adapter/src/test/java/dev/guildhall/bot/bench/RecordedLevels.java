package dev.guildhall.bot.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about levels: every message counts, and for the rest whatever a test put here. */
public final class RecordedLevels {
    private final Map<String, Map<String, @Nullable Object>> standings = new ConcurrentHashMap<>();
    private volatile List<Map<String, @Nullable Object>> leaderboard = List.of();

    /** @param rank {@code null} of who has earned nothing */
    public static Map<String, @Nullable Object> standing(
            @Nullable Integer rank, String userId, int level, int xp, int xpForNext) {
        Map<String, @Nullable Object> standing = new HashMap<>();
        standing.put("rank", rank);
        standing.put("userId", userId);
        standing.put("level", level);
        standing.put("xp", xp);
        standing.put("xpForNext", xpForNext);
        return standing;
    }

    public void standing(Map<String, @Nullable Object> standing) {
        standings.put(String.valueOf(standing.get("userId")), standing);
    }

    public void leaderboard(List<Map<String, @Nullable Object>> lines) {
        leaderboard = List.copyOf(lines);
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/levels/") || call.path().endsWith("/leaderboard");
    }

    Object answer(SideCall call) {
        if (call.path().endsWith("/leaderboard")) {
            return leaderboard;
        }
        if (call.method().equals("GET")) {
            String userId = call.path().substring(call.path().lastIndexOf('/') + 1);
            return standings.getOrDefault(userId, standing(null, userId, 0, 0, 100));
        }
        return call.path().endsWith("/messages") ? earned(call.json()) : Map.of("recorded", true);
    }

    private static List<Map<String, Object>> earned(JsonNode body) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String id = message.path("messageId").asString();
            Instant writtenAt = TimeUtil.getTimeCreated(Long.parseLong(id)).toInstant();
            told.add(Map.of("messageId", id, "outcome", "EARNED", "earnedAt", writtenAt.toString()));
        }
        return told;
    }
}
