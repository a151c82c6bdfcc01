package dev.guildhall.push.connection;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.PanelConnection;
import dev.guildhall.push.room.RoomEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.util.RawValue;

/** A socket of netty-socketio whose user is known. */
final class ConnectedSocket implements PanelConnection {
    /** Packets that wait for a client's next poll; {@link OutboundBound} cannot see them. */
    static final int MAX_WAITING_PACKETS = 512;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedSocket.class);

    private final ClientHead head;
    private final SocketIOClient client;
    private final String userId;

    ConnectedSocket(ClientHead head, SocketIOClient client, String userId) {
        this.head = head;
        this.client = client;
        this.userId = userId;
    }

    @Override
    public Kind kind() {
        return Kind.SOCKET;
    }

    @Override
    public String userId() {
        return userId;
    }

    String id() {
        return client.getSessionId().toString();
    }

    @Override
    public void send(RoomEvent event) {
        if (head.getCurrentTransport() == Transport.POLLING
                && head.getPacketsQueue(Transport.POLLING).size() >= MAX_WAITING_PACKETS) {
            LOG.info("Closing the socket of {}: it does not poll", head.getRemoteAddress());
            Dropped.connection();
            HangUp.on(head);
            return;
        }
        client.sendEvent(event.name(), new RawValue(event.json()));
    }

    /** The socket stays: it may be in other rooms. */
    @Override
    public void revoked(String guildId, RoomEvent notice) {
        send(notice);
    }
}
