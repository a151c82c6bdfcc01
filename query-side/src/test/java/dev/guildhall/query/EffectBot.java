package dev.guildhall.query;

import static org.awaitility.Awaitility.await;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.effect.EffectPolls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks for effects and tells their outcomes, as a bot does. */
public final class EffectBot {
    /** Of one question: several are asked. */
    private static final long WAIT_MILLIS = 5_000;

    private final QuerySideProcess side;
    private final String claimant;

    public EffectBot(QuerySideProcess side, String claimant) {
        this.side = side;
        this.claimant = claimant;
    }

    public Reply ask(int limit, long waitMillis) throws Exception {
        return post("claim", Map.of("claimant", claimant, "limit", limit, "waitMillis", waitMillis));
    }

    public List<JsonNode> claim(int limit, long waitMillis) throws Exception {
        List<JsonNode> given = new ArrayList<>();
        ask(limit, waitMillis).body().at("/data").forEach(given::add);
        return given;
    }

    /** The first that are given out, however busy the machine is. */
    public List<JsonNode> awaitGiven(int limit) {
        return await("something to do").until(() -> claim(limit, WAIT_MILLIS), given -> !given.isEmpty());
    }

    /** Of guilds of that shard alone. */
    public Reply askFor(int shard, int total, long waitMillis) throws Exception {
        Map<String, Object> shards = Map.of("total", total, "shards", List.of(shard));
        return post("claim", Map.of("claimant", claimant, "limit", 1, "waitMillis", waitMillis, "shards", shards));
    }

    /** What is due right now, by id, as if nobody had looked before. */
    public List<String> claimAll() throws Exception {
        side.bean(EffectPolls.class).wake();
        return claim(32, 0).stream().map(e -> e.get("effectId").asString()).toList();
    }

    public Reply report(JsonNode effect, String outcome, Map<String, Object> more) throws Exception {
        return report(effect.get("effectId").asString(), effect.get("version").asLong(), outcome, more);
    }

    public Reply report(String effectId, long version, String outcome, Map<String, Object> more) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("effectId", effectId);
        body.put("claimant", claimant);
        body.put("version", version);
        body.put("outcome", outcome);
        body.putAll(more);
        return post("outcome", body);
    }

    /** Ids of those that are still this bot's. */
    public List<String> renew(String... effectIds) throws Exception {
        Reply renewed = post("renew", Map.of("claimant", claimant, "effectIds", List.of(effectIds)));
        return List.copyOf(renewed.body().get("data").propertyNames());
    }

    public Reply done(JsonNode effect) throws Exception {
        return report(effect, "done", Map.of());
    }

    public Reply post(String route, Map<String, Object> body) throws Exception {
        return side.send(
                "POST", "/internal/effects/" + route, side.serviceToken(), Map.of(), EventJson.writeString(body));
    }
}
