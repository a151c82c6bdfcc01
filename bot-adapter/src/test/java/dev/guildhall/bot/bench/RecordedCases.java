package dev.guildhall.bot.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about cases: whatever is asked for is decided, as case 7. */
public final class RecordedCases {
    private volatile List<Map<String, @Nullable Object>> list = List.of();

    /** By adam, about that user. */
    public static Map<String, @Nullable Object> one(int number, String kind, String userId) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("number", number);
        one.put("kind", kind);
        one.put("userId", userId);
        one.put("moderatorId", Discord.ADAM);
        one.put("rule", null);
        one.put("reason", null);
        one.put("status", "STANDING");
        one.put("createdAt", Instant.now().toString());
        one.put("until", null);
        one.put("logChannelId", null);
        one.put("revokedBy", null);
        one.put("revokeReason", null);
        one.put("revokedLogChannelId", null);
        one.put("liftUntil", null);
        one.put("actionFailed", null);
        one.put("liftFailed", null);
        one.put("ledTo", null);
        return one;
    }

    /** The newest first. */
    public void list(List<Map<String, @Nullable Object>> cases) {
        list = List.copyOf(cases);
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/cases") || call.path().endsWith("/findings");
    }

    Object answer(SideCall call) {
        if (call.method().equals("GET")) {
            return call.path().endsWith("/cases") ? list : list.getFirst();
        }
        if (call.path().endsWith("/findings")) {
            return List.of();
        }
        return call.method().equals("PUT") ? Map.of("recorded", true) : decided(call);
    }

    private static Map<String, @Nullable Object> decided(SideCall call) {
        JsonNode body = call.json();
        if (call.path().endsWith("/revoke")) {
            Map<String, @Nullable Object> revoked = one(7, "ban", Discord.MAX);
            revoked.put("status", "REVOKED");
            revoked.put("revokedBy", body.path("moderatorId").asString());
            return revoked;
        }
        Map<String, @Nullable Object> opened =
                one(7, body.path("kind").asString(), body.path("userId").asString());
        opened.put("moderatorId", body.path("moderatorId").asString());
        opened.put(
                "reason", body.path("reason").isString() ? body.path("reason").asString() : null);
        opened.put("ledTo", body.path("kind").asString().equals("warn") ? 8 : null);
        return opened;
    }
}
