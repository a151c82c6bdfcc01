package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about giveaways: whatever a test put here. */
public final class RecordedGiveaways {
    public static final String ID = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";

    private static final int LOOK_MILLIS = 20;
    private static final Pattern ROUTE = Pattern.compile(".*/giveaways(?:/([^/]+)(/.*)?)?");
    private static final Pattern STATUS = Pattern.compile("status=([A-Z]+)");

    private final Map<String, List<Map<String, Object>>> listed = new ConcurrentHashMap<>();
    private final Map<String, Object> proofs = new ConcurrentHashMap<>();
    private final BlockingQueue<Map<String, @Nullable Object>> effects = new LinkedBlockingQueue<>();
    private final Map<String, Map<String, @Nullable Object>> given = new ConcurrentHashMap<>();
    private final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> claimants = new CopyOnWriteArrayList<>();
    private final AtomicInteger asking = new AtomicInteger();
    private volatile @Nullable String gone;
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
        Map<String, @Nullable Object> effect = new LinkedHashMap<>();
        String word = kind.substring(kind.indexOf('.') + 1);
        effect.put("effectId", giveaway.get("id") + ":" + (word.equals("card") ? word : word + ":" + round));
        effect.put("kind", kind);
        effect.put("guildId", Discord.DEMO);
        effect.put("version", 10);
        effect.put("round", round);
        effect.put("attempts", 1);
        effect.put("firstAttemptAt", null);
        effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
        effect.put("locale", "en");
        effect.put("giveaway", giveaway);
        return effect;
    }

    /** To be claimed by whoever asks next, and again for as long as they want to try again. */
    public void wanted(Map<String, @Nullable Object> effect) {
        given.put(String.valueOf(effect.get("effectId")), effect);
        effects.add(effect);
    }

    private void told(JsonNode outcome) {
        outcomes.add(outcome);
        if (outcome.path("outcome").asString().equals("retry")) {
            Map<String, @Nullable Object> again =
                    new LinkedHashMap<>(given.get(outcome.path("effectId").asString()));
            again.merge("attempts", 1, (before, one) -> (Integer) before + (Integer) one);
            again.putIfAbsent("firstAttemptAt", Instant.now().toString());
            again.put("claimedUntil", Instant.now().plusSeconds(60).toString());
            wanted(again);
        }
    }

    /** What was told of claimed effects, in order. */
    public List<JsonNode> outcomes() {
        return List.copyOf(outcomes);
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/giveaways") || call.path().startsWith("/internal/effects/");
    }

    Object answer(SideCall call) {
        if (call.path().equals("/internal/effects/claim")) {
            return given(call.json());
        }
        if (call.path().equals("/internal/effects/outcome")) {
            told(call.json());
            return Map.of("taken", true);
        }
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

    /** How often somebody asked for something to do. */
    public int claimed() {
        return claimants.size();
    }

    /** Gives nothing more to the one who asked first, who is not there any more to take it. */
    public void ignoreFirstClaimant() {
        gone = claimants.getFirst();
    }

    /** How many still wait for something to do, whether they are there to take it or not. */
    public int asking() {
        return asking.get();
    }

    /** How much was given to nobody. */
    public int left() {
        return effects.size();
    }

    private List<Map<String, @Nullable Object>> given(JsonNode claiming) {
        asking.incrementAndGet();
        try {
            return awaited(claiming);
        } finally {
            asking.decrementAndGet();
        }
    }

    private List<Map<String, @Nullable Object>> awaited(JsonNode claiming) {
        String claimant = claiming.path("claimant").asString();
        claimants.add(claimant);
        List<Map<String, @Nullable Object>> claimed = new ArrayList<>();
        Instant end = Instant.now().plusMillis(claiming.path("waitMillis").asLong());
        try {
            while (claimed.isEmpty() && Instant.now().isBefore(end) && !claimant.equals(gone)) {
                Map<String, @Nullable Object> first = effects.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null && claimant.equals(gone)) {
                    effects.add(first);
                } else if (first != null) {
                    claimed.add(first);
                    effects.drainTo(claimed, claiming.path("limit").asInt() - 1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return claimed;
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
