package dev.guildhall.bot.bench;

import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the query side would want done in Discord: whatever a test put here. */
public final class RecordedEffects {
    private static final int LOOK_MILLIS = 20;

    /** A bot that stops waits for the answer to its last question. */
    private static final long MAX_WAIT_MILLIS = 200;

    /** How long a claim lasts once it is renewed, as the query side has it. */
    public static final Duration CLAIM = Duration.ofSeconds(12);

    private static final String PATH = "/internal/effects/";

    private final BlockingQueue<Map<String, @Nullable Object>> effects = new LinkedBlockingQueue<>();
    private final Map<String, Map<String, @Nullable Object>> given = new ConcurrentHashMap<>();
    private final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> claimants = new CopyOnWriteArrayList<>();
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private final AtomicInteger asking = new AtomicInteger();
    private volatile @Nullable String gone;
    private volatile Instant lastUntil = Instant.EPOCH;

    static boolean concerns(SideCall call) {
        return call.path().startsWith(PATH);
    }

    Object answer(SideCall call) {
        if (call.path().equals(PATH + "claim")) {
            return given(call.json());
        }
        if (call.path().equals(PATH + "renew")) {
            return renewed(call.json());
        }
        told(call.json());
        return Map.of("taken", true);
    }

    /** Something to be done in {@link Discord#DEMO} that nobody has tried yet. */
    public static Map<String, @Nullable Object> effect(String effectId, String kind, int round) {
        Map<String, @Nullable Object> effect = new LinkedHashMap<>();
        effect.put("effectId", effectId);
        effect.put("kind", kind);
        effect.put("guildId", Discord.DEMO);
        effect.put("version", 10);
        effect.put("round", round);
        effect.put("attempts", 1);
        effect.put("firstAttemptAt", null);
        effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
        effect.put("locale", "en");
        return effect;
    }

    /** To be claimed by whoever asks next, and again for as long as they want to try again. */
    public void wanted(Map<String, @Nullable Object> effect) {
        given.put(String.valueOf(effect.get("effectId")), effect);
        effects.add(effect);
    }

    /** Whether that was the last word, after which nobody tries any more. */
    public static boolean isFinal(JsonNode outcome) {
        String said = outcome.path("outcome").asString();
        return !said.equals("retry") && !said.equals("waiting");
    }

    /** Whether it is the last word about that effect, and not about one that somebody wanted before. */
    public static boolean settles(JsonNode outcome, Map<String, @Nullable Object> effect) {
        return isFinal(outcome) && outcome.path("effectId").asString().equals(String.valueOf(effect.get("effectId")));
    }

    private void told(JsonNode outcome) {
        outcomes.add(outcome);
        if (!isFinal(outcome)) {
            int counted = outcome.path("outcome").asString().equals("retry") ? 1 : 0;
            Map<String, @Nullable Object> again =
                    new LinkedHashMap<>(given.get(outcome.path("effectId").asString()));
            again.merge("attempts", counted, (before, one) -> (Integer) before + (Integer) one);
            again.putIfAbsent("firstAttemptAt", Instant.now().toString());
            again.put("claimedUntil", Instant.now().plusSeconds(60).toString());
            wanted(again);
        }
    }

    private Map<String, String> renewed(JsonNode renewing) {
        String claimant = renewing.path("claimant").asString();
        Map<String, String> renewed = new LinkedHashMap<>();
        for (JsonNode id : renewing.path("effectIds")) {
            String effectId = id.asString();
            if (claimant.equals(holders.get(effectId))) {
                Instant until = Instant.now().plus(CLAIM);
                lastUntil = until;
                renewed.put(effectId, until.toString());
            }
        }
        return renewed;
    }

    /** Until when somebody had something the longest, as far as they asked for more time. */
    public Instant lastUntil() {
        return lastUntil;
    }

    /** What was told of claimed effects, in order. */
    public List<JsonNode> outcomes() {
        return List.copyOf(outcomes);
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
        Instant end =
                Instant.now().plusMillis(Math.min(claiming.path("waitMillis").asLong(), MAX_WAIT_MILLIS));
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
        claimed.forEach(effect -> holders.put(String.valueOf(effect.get("effectId")), claimant));
        return claimed;
    }
}
