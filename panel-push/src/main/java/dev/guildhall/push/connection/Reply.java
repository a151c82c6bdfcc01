package dev.guildhall.push.connection;

import com.corundumstudio.socketio.AckRequest;
import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to one request of one client: an acknowledgement, where it asked for one, and an event when it fails. */
record Reply(ConnectedSocket socket, String request, AckRequest ack) {
    static final Failure FORBIDDEN = new Failure("forbidden", "this guild is not yours to see");
    static final Failure INVALID = new Failure("invalid", "the request cannot be read");
    static final Failure TOO_MANY_REQUESTS = new Failure("too-many-requests", "earlier requests still wait");
    static final Failure UNAVAILABLE = new Failure("unavailable", "this cannot be answered at this moment");

    /** @param code what a program may go by */
    record Failure(String code, String message) {}

    void success(Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.putAll(data);
        ack.sendAckData(body);
    }

    void failure(Failure failure, @Nullable String guildId) {
        error(failure, guildId);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.putAll(body(failure, guildId));
        ack.sendAckData(body);
    }

    void error(Failure failure, @Nullable String guildId) {
        socket.send(RoomEvent.unversioned(EventName.ERROR, body(failure, guildId)));
    }

    private Map<String, Object> body(Failure failure, @Nullable String guildId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("request", request);
        body.put("code", failure.code());
        body.put("message", failure.message());
        if (guildId != null) {
            body.put("guildId", guildId);
        }
        return body;
    }
}
