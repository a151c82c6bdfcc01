package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leases shards to one process at a time, until they are taken from it. */
public final class RecordedShards {
    static final Duration LEASE = Duration.ofSeconds(1);

    private static final String PATH = "/internal/shards/";
    private static final String HELD = "held";

    private final AtomicLong fences = new AtomicLong();
    private final List<JsonNode> wishes = new CopyOnWriteArrayList<>();
    private final List<Integer> identified = new CopyOnWriteArrayList<>();
    private volatile long fence;
    private volatile boolean refusing;

    static boolean concerns(SideCall call) {
        return call.path().startsWith(PATH);
    }

    Object answer(SideCall call) {
        JsonNode body = call.json();
        return switch (call.path().substring(PATH.length())) {
            case "claim" -> claimed(body);
            case "renew" -> Map.of(HELD, body.path("fence").asLong() == fence);
            case "identify" -> identify(body);
            default -> released(body);
        };
    }

    private JsonNode claimed(JsonNode wish) {
        wishes.add(wish);
        int total = wish.path("total").asInt();
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.put("granted", !refusing).put("total", total).put("millis", LEASE.toMillis());
        if (refusing) {
            return answer.put("fence", 0).put("why", HELD);
        }
        fence = fences.incrementAndGet();
        return answer.put("first", wish.path("first").asInt(0))
                .put("last", wish.path("last").asInt(total - 1))
                .put("fence", fence);
    }

    private Map<String, Long> identify(JsonNode body) {
        identified.add(body.path("bucket").asInt());
        return Map.of("waitMillis", 0L);
    }

    private Map<String, Boolean> released(JsonNode body) {
        if (body.path("fence").asLong() == fence) {
            fence = 0;
        }
        return Map.of(HELD, false);
    }

    /** Somebody else holds them from now on, and gives them back only when {@link #giveBack} is called. */
    public void take() {
        refusing = true;
        fence = 0;
    }

    public void giveBack() {
        refusing = false;
    }

    /** Whether somebody holds a lease. */
    public boolean areHeld() {
        return fence > 0;
    }

    public List<JsonNode> wishes() {
        return List.copyOf(wishes);
    }

    /** Buckets of those that were told to identify. */
    public List<Integer> identified() {
        return List.copyOf(identified);
    }
}
