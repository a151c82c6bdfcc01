package dev.guildhall.push.connection;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import dev.guildhall.events.EventJson;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The project's JSON on sockets. The library's own leaves out every {@code null}, so that a browser would never hear of
 * a setting that was reset, and answers malformed events by writing them into the log.
 */
final class SocketJson implements JsonSupport {
    /** Nobody listens to it. */
    private static final Event NOTHING = new Event("", List.of());

    @Override
    public <T> T readValue(String namespace, ByteBufInputStream source, Class<T> type) {
        return type.cast(
                type == Event.class ? event(source) : EventJson.mapper().readValue((InputStream) source, type));
    }

    private static Event event(ByteBufInputStream source) {
        try {
            List<?> parts = EventJson.mapper().readValue((InputStream) source, List.class);
            if (parts != null && !parts.isEmpty() && parts.getFirst() instanceof String name) {
                return new Event(name, new ArrayList<>(parts.subList(1, parts.size())));
            }
        } catch (JacksonException e) {
            return NOTHING;
        }
        return NOTHING;
    }

    @Override
    public void writeValue(ByteBufOutputStream target, Object value) throws IOException {
        target.write(EventJson.write(value));
    }

    /** No event asks a browser for an acknowledgement. */
    @Override
    public AckArgs readAckArgs(ByteBufInputStream source, AckCallback<?> callback) {
        return new AckArgs(List.of());
    }

    /** Arguments stay raw JSON; who listens looks at what has come. */
    @Override
    public void addEventMapping(String namespace, String event, Class<?>... types) {}

    @Override
    public void removeEventMapping(String namespace, String event) {}

    /** Nothing binary is sent. */
    @Override
    public List<byte[]> getArrays() {
        return List.of();
    }
}
