package dev.guildhall.push.connection;

import com.corundumstudio.socketio.listener.DataListener;
import com.corundumstudio.socketio.namespace.Namespace;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.invalidation.Resumption;
import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/** What clients that are inside may ask for. Each client's requests are answered one after another. */
final class SocketRequests {
    static final String JOIN = "join:guild";
    static final String LEAVE = "leave:guild";
    static final String PING = "ping";
    static final String RESUME = "resume";

    /** Requests of one client that may wait. */
    static final int MAX_WAITING = 16;

    /** Guilds in one {@code resume}: as many as a Discord user can be in. */
    static final int MAX_RESUMED_GUILDS = 200;

    private static final int MAX_ATTEMPTS = 3;
    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");

    private final Rooms rooms;
    private final QuerySide querySide;
    private final OrderedQueues guilds;
    private final OrderedQueues requests;
    private final Resumption resumption;

    /** @param guilds the queues in which the guilds' events are told */
    SocketRequests(
            Rooms rooms, QuerySide querySide, OrderedQueues guilds, OrderedQueues requests, Resumption resumption) {
        this.rooms = rooms;
        this.querySide = querySide;
        this.guilds = guilds;
        this.requests = requests;
        this.resumption = resumption;
    }

    private interface Request {
        void answer(Reply reply, @Nullable Object data);
    }

    void listen(Namespace namespace, PacketGate gate) {
        namespace.addEventListener(PING, Object.class, listener(gate, PING, (reply, data) -> {
            reply.socket().send(RoomEvent.unversioned(EventName.PONG, Map.of()));
            reply.success(Map.of());
        }));
        namespace.addEventListener(JOIN, Object.class, listener(gate, JOIN, this::join));
        namespace.addEventListener(LEAVE, Object.class, listener(gate, LEAVE, this::leave));
        namespace.addEventListener(RESUME, Object.class, listener(gate, RESUME, this::resume));
    }

    private DataListener<Object> listener(PacketGate gate, String name, Request request) {
        return (client, data, ack) -> {
            ConnectedSocket socket = gate.inside(client);
            if (socket != null) {
                submit(new Reply(socket, name, ack), request, data);
            }
        };
    }

    private void submit(Reply reply, Request request, @Nullable Object data) {
        boolean queued = requests.submit(reply.socket().id(), () -> {
            try {
                request.answer(reply, data);
            } catch (RestClientException e) {
                reply.failure(Reply.UNAVAILABLE, null);
            }
        });
        if (!queued) {
            reply.failure(Reply.TOO_MANY_REQUESTS, null);
        }
    }

    private void join(Reply reply, @Nullable Object data) {
        String guildId = guildId(data);
        if (guildId == null) {
            reply.failure(Reply.INVALID, null);
            return;
        }
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            long revocations = rooms.revocations(reply.socket());
            if (!visible(reply.socket()).contains(guildId)) {
                reply.failure(Reply.FORBIDDEN, guildId);
                return;
            }
            if (rooms.join(reply.socket(), List.of(guildId), revocations)) {
                reply.success(Map.of("guildId", guildId));
                return;
            }
        }
        reply.failure(Reply.UNAVAILABLE, guildId);
    }

    private void leave(Reply reply, @Nullable Object data) {
        String guildId = guildId(data);
        if (guildId == null) {
            reply.failure(Reply.INVALID, null);
            return;
        }
        rooms.leave(reply.socket(), guildId);
        reply.success(Map.of("guildId", guildId));
    }

    /** Guilds that are unknown or not the user's are passed over, so that nobody learns which of the two they are. */
    private void resume(Reply reply, @Nullable Object data) {
        if (!(data instanceof Map<?, ?> body)
                || !(body.get("versions") instanceof Map<?, ?> versions)
                || versions.size() > MAX_RESUMED_GUILDS) {
            reply.failure(Reply.INVALID, null);
            return;
        }
        long revocations = rooms.revocations(reply.socket());
        for (String guildId : visible(reply.socket())) {
            if (versions.get(guildId) instanceof Long known
                    && !guilds.submit(guildId, () -> resume(reply, guildId, known, revocations))) {
                reply.failure(Reply.UNAVAILABLE, guildId);
            }
        }
        reply.success(Map.of());
    }

    private void resume(Reply reply, String guildId, long known, long revocations) {
        try {
            if (rooms.isUnrevoked(reply.socket(), revocations)) {
                resumption.resume(reply.socket(), guildId, known);
            }
        } catch (RestClientException e) {
            reply.error(Reply.UNAVAILABLE, guildId);
        }
    }

    private Set<String> visible(ConnectedSocket socket) {
        return querySide.access(socket.userId()).guilds().stream()
                .map(GuildAccess.Entry::guildId)
                .collect(Collectors.toSet());
    }

    private static @Nullable String guildId(@Nullable Object data) {
        Object id = data instanceof Map<?, ?> body ? body.get("guildId") : data;
        return id instanceof String text && SNOWFLAKE.matcher(text).matches() ? text : null;
    }
}
