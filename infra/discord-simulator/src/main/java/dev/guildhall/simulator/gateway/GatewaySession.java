package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Snowflakes;
import dev.guildhall.simulator.world.Dispatch;
import dev.guildhall.simulator.world.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one identified client has been told. Outlives its connection for a while, and goes on collecting, so that a
 * client that comes back misses nothing. Confined to the world's thread.
 */
final class GatewaySession {
    /** Events kept for a resumption; a client that missed more must identify anew. */
    static final int MAX_REPLAY = 1_000;

    /** How long a session without a connection waits for its client. */
    static final Duration RESUME_WINDOW = Duration.ofMinutes(3);

    private record Event(long sequence, ObjectNode payload) {}

    private final String id;
    private final int intents;
    private final int shard;
    private final int shards;
    private final String botId;
    private final Deque<Event> replay = new ArrayDeque<>();
    private long sequence;
    private @Nullable GatewayConnection connection;
    private @Nullable Instant detachedAt;

    GatewaySession(String id, int intents, int shard, int shards, String botId) {
        this.id = id;
        this.intents = intents;
        this.shard = shard;
        this.shards = shards;
        this.botId = botId;
    }

    String id() {
        return id;
    }

    boolean asksFor(int intent) {
        return (intents & intent) == intent;
    }

    boolean hasGuild(String guildId) {
        return Snowflakes.shardOf(guildId, shards) == shard;
    }

    ObjectNode describe() {
        return Json.object()
                .put("sessionId", id)
                .put("connected", connection != null)
                .put("intents", intents)
                .put("shard", shard)
                .put("shards", shards)
                .put("sequence", sequence);
    }

    void tell(Dispatch dispatch) {
        boolean mine = dispatch.guildId() == null || hasGuild(dispatch.guildId());
        if (mine && asksFor(dispatch.intent())) {
            send(dispatch.type(), withoutHiddenContent(dispatch));
        }
    }

    /** A bot reads what people write only with the content intent, or where it is itself the author or mentioned. */
    private ObjectNode withoutHiddenContent(Dispatch dispatch) {
        ObjectNode data = dispatch.data();
        boolean message =
                dispatch.type().equals("MESSAGE_CREATE") || dispatch.type().equals("MESSAGE_UPDATE");
        if (!message || asksFor(Intent.MESSAGE_CONTENT) || concernsBot(data)) {
            return data;
        }
        ObjectNode hidden = data.deepCopy().put("content", "");
        List.of("embeds", "components", "attachments").forEach(hidden::putArray);
        return hidden;
    }

    private boolean concernsBot(ObjectNode message) {
        if (message.path("author").path("id").asText().equals(botId)) {
            return true;
        }
        return message.path("mentions").findValuesAsText("id").contains(botId);
    }

    void send(String type, ObjectNode data) {
        ObjectNode payload = Json.object()
                .put("op", Opcode.DISPATCH)
                .put("s", ++sequence)
                .put("t", type)
                .set("d", data);
        if (replay.size() == MAX_REPLAY) {
            replay.removeFirst();
        }
        replay.addLast(new Event(sequence, payload));
        if (connection != null) {
            connection.send(payload);
        }
    }

    /** Whether everything after that event is still at hand. */
    boolean canResumeAfter(long lastSeen) {
        if (lastSeen > sequence) {
            return false;
        }
        return lastSeen == sequence || (!replay.isEmpty() && replay.getFirst().sequence() <= lastSeen + 1);
    }

    void resumeAfter(long lastSeen, GatewayConnection resumed) {
        attach(resumed);
        replay.stream().filter(event -> event.sequence() > lastSeen).forEach(event -> resumed.send(event.payload()));
        send("RESUMED", Json.object());
    }

    void attach(GatewayConnection attached) {
        GatewayConnection earlier = connection;
        connection = attached;
        detachedAt = null;
        if (earlier != null && earlier != attached) {
            earlier.drop();
        }
    }

    /** The connection has gone; ignored if the session lives on another one already. */
    void detach(GatewayConnection gone, Instant now) {
        if (connection == gone) {
            connection = null;
            detachedAt = now;
        }
    }

    boolean abandoned(Instant now) {
        return detachedAt != null && detachedAt.plus(RESUME_WINDOW).isBefore(now);
    }

    boolean detached() {
        return connection == null;
    }
}
