package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.PanelConnection;
import dev.guildhall.push.room.RoomEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket of netty-socketio whose user is known. */
final class ConnectedSocket implements PanelConnection {
    /** Packets that wait for a client's next poll; {@link OutboundBound} cannot see them. */
    static final int MAX_WAITING_PACKETS = 512;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedSocket.class);

    private final Visitor visitor;
    private final String userId;

    ConnectedSocket(Visitor visitor, String userId) {
        this.visitor = visitor;
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
        return visitor.head().getSessionId().toString();
    }

    @Override
    public void send(RoomEvent event) {
        EventPacket packet = EventPacket.of(event);
        SocketLine line = visitor.line();
        if (line == null || !line.send(packet)) {
            sendWithNextPoll(packet);
        }
    }

    private void sendWithNextPoll(EventPacket packet) {
        ClientHead head = visitor.head();
        if (!head.isConnected()) {
            return;
        }
        if (head.getPacketsQueue(Transport.POLLING).size() >= MAX_WAITING_PACKETS) {
            LOG.info("Closing the socket of {}: it does not poll", head.getRemoteAddress());
            Dropped.connection();
            HangUp.on(head);
            return;
        }
        Failures.note(head.send(packet, Transport.POLLING));
        SocketLine line = visitor.line();
        if (line != null) {
            // The client may have changed over meanwhile and taken its queue along before this was in it.
            line.sendWaiting();
        }
    }

    /** The socket stays: it may be in other rooms. */
    @Override
    public void revoked(String guildId, RoomEvent notice) {
        send(notice);
    }
}
