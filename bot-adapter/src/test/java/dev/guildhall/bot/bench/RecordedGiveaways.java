package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about giveaways: whatever a test put here. */
public final class RecordedGiveaways {
    public static final String ID = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";

    private static final Pattern ROUTE = Pattern.compile(".*/giveaways(?:/([^/]+)(/.*)?)?");
    private static final Pattern STATUS = Pattern.compile("status=([A-Z]+)");

    private final Map<String, List<Map<String, Object>>> listed = new ConcurrentHashMap<>();
    private final Map<String, Object> proofs = new ConcurrentHashMap<>();
    private volatile Map<String, Object> entry = Map.of("entered", true, "tickets", 1, "entries", 1);

    /** A running giveaway with the least that there must be. */
    public static Map<String, Object> giveaway(String prize) {
        Map<String, Object> giveaway = new LinkedHashMap<>();
        giveaway.put("id", ID);
        giveaway.put("prize", prize);
        giveaway.put("description", "");
        giveaway.put("winnerCount", 1);
        giveaway.put("status", "ACTIVE");
        giveaway.put("entries", 0);
        giveaway.put("startsAt", Instant.now().toString());
        giveaway.put("endsAt", Instant.now().plusSeconds(3_600).toString());
        giveaway.put("channelId", Discord.GIVEAWAYS);
        giveaway.put("hostId", Discord.ADAM);
        giveaway.put("requirements", Map.of("roleIds", List.of(), "minAccountAgeDays", 0, "minMemberAgeDays", 0));
        giveaway.put("bonusEntries", List.of());
        giveaway.put("winners", List.of());
        giveaway.put("commitment", "ab".repeat(32));
        return giveaway;
    }

    /** The guild has these of that status. */
    public void list(String guildId, String status, List<Map<String, Object>> giveaways) {
        listed.put(guildId + status, giveaways);
    }

    /** What entering and leaving come to. */
    public void entry(Map<String, Object> answer) {
        entry = answer;
    }

    public void proof(String giveawayId, Object proof) {
        proofs.put(giveawayId, proof);
    }

    /** Something to be done about the giveaway, that nobody has tried yet. */
    public static Map<String, @Nullable Object> effect(String kind, int round, Map<String, Object> giveaway) {
        String word = kind.substring(kind.indexOf('.') + 1);
        String effectId = giveaway.get("id") + ":" + (word.equals("card") ? word : word + ":" + round);
        Map<String, @Nullable Object> effect = RecordedEffects.effect(effectId, kind, round);
        effect.put("giveaway", giveaway);
        return effect;
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/giveaways");
    }

    Object answer(SideCall call) {
        Matcher route = ROUTE.matcher(call.path());
        if (!route.matches()) {
            throw new IllegalArgumentException(call.path());
        }
        return answer(call, route.group(1), String.valueOf(route.group(2)));
    }

    private Object answer(SideCall call, @Nullable String id, String rest) {
        if (id == null) {
            return call.method().equals("GET") ? list(call) : created(call.json());
        }
        if (rest.startsWith("/entries")) {
            return entry;
        }
        if (rest.startsWith("/deliveries")) {
            return Map.of("recorded", true);
        }
        return rest.equals("/proof") ? proofs.getOrDefault(id, Map.of("giveawayId", id)) : giveaway("Nitro");
    }

    private List<Map<String, Object>> list(SideCall call) {
        Matcher status = STATUS.matcher(call.query());
        String guildId = call.path().split("/", -1)[3];
        return listed.getOrDefault(guildId + (status.find() ? status.group(1) : ""), List.of());
    }

    private static Map<String, Object> created(JsonNode body) {
        Map<String, Object> giveaway = giveaway(body.path("prize").asString());
        giveaway.put("channelId", body.path("channelId").asString());
        if (body.has("startsAt")) {
            giveaway.put("status", "PENDING");
            giveaway.put("startsAt", body.path("startsAt").asString());
        }
        return giveaway;
    }

    /** An entry's refusal as the command side words it. */
    public static String problem(String word, Map<String, Object> more) {
        Map<String, Object> problem = new LinkedHashMap<>(more);
        problem.put("type", "https://guildhall.dev/problems/" + word);
        problem.put("title", "Refused");
        problem.put("status", 409);
        problem.put("detail", "refused: " + word);
        return EventJson.writeString(problem);
    }
}
