package dev.guildhall.query.history;

import static org.awaitility.Awaitility.await;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** A guild of olivia's of which somebody wants to know how everything came about. */
final class HistoryScene {
    static final String OLIVIA = "1180000000000000101";
    static final String ADAM = "1180000000000000102";
    static final String MAX = "1180000000000000104";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_600_000L);

    private final QuerySideProcess side;
    private final GuildLog log;
    final String guild = Long.toString(GUILDS.incrementAndGet());
    final long registered;

    HistoryScene(QuerySideProcess side) {
        this.side = side;
        this.log = side.log();
        registered = log.append(new GuildRegistered(guild, "Demo", OLIVIA));
    }

    long append(GuildhallEvent... events) {
        return log.append(events);
    }

    /** By somebody, in the panel. */
    long appendAs(String userId, String correlationId, GuildhallEvent... events) {
        return log.append(
                Map.of(
                        MetadataKeys.ACTOR_TYPE,
                        "panel",
                        MetadataKeys.ACTOR_ID,
                        userId,
                        MetadataKeys.ACTOR_NAME,
                        "name of " + userId,
                        MetadataKeys.ORIGIN,
                        "panel",
                        MetadataKeys.REASON,
                        "because of " + correlationId,
                        MetadataKeys.CORRELATION_ID,
                        correlationId),
                events);
    }

    Reply get(String path) throws Exception {
        return get(path, OLIVIA, Map.of());
    }

    Reply get(String path, String userId, Map<String, String> headers) throws Exception {
        return side.send(
                "GET",
                "/api/guilds/" + guild + "/history" + path,
                side.bean(dev.guildhall.door.token.AccessTokens.class).issueForUser(userId, "somebody"),
                headers);
    }

    /** Waits until the timeline has come so far, however busy the machine is. */
    void told(long position) {
        await().atMost(PATIENCE).until(() -> get("?limit=1&atLeast=" + position).status() == 200);
    }

    /** All of it that is asked for, the newest first, page by page. */
    List<JsonNode> all(String query, int page) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        while (true) {
            Reply reply = get("?limit=" + page + query + after);
            reply.body().at("/data").forEach(found::add);
            JsonNode next = reply.body().path("next");
            if (next.isMissingNode()) {
                return found;
            }
            after = "&after=" + next.asString();
        }
    }

    static List<Long> positions(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("position").asLong()).toList();
    }

    static List<Long> positions(Reply reply) {
        List<JsonNode> entries = new ArrayList<>();
        reply.body().at("/data").forEach(entries::add);
        return positions(entries);
    }
}
