package dev.guildhall.push.connection;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.PanelSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket of netty-socketio whose user is known. */
final class ConnectedSocket implements PanelSocket {
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
    public String userId() {
        return userId;
    }

    String id() {
        return client.getSessionId().toString();
    }

    @Override
    public void send(String event, Object payload) {
        if (head.getCurrentTransport() == Transport.POLLING
                && head.getPacketsQueue(Transport.POLLING).size() >= MAX_WAITING_PACKETS) {
            LOG.info("Closing the socket of {}: it does not poll", head.getRemoteAddress());
            Dropped.socket();
            HangUp.on(head);
            return;
        }
        client.sendEvent(event, payload);
    }
}
