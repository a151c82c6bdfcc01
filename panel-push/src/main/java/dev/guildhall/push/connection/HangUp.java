package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/**
 * Ends a connection in the way after which a client comes back by itself. The library's own disconnection, and an error
 * in answer to a connect packet, both tell a client that it is not wanted: it would stay away until its page is reloaded.
 */
final class HangUp {
    private HangUp() {}

    static void on(ClientHead head) {
        Transport transport = head.getCurrentTransport();
        ChannelFuture told = head.send(new Packet(PacketType.CLOSE, head.getEngineIOVersion()));
        if (told == null) {
            // No poll waits for an answer: the next one finds the session gone.
            head.onChannelDisconnect();
        } else if (transport == Transport.WEBSOCKET) {
            told.addListener(ChannelFutureListener.CLOSE);
        } else {
            told.addListener(done -> head.onChannelDisconnect());
        }
    }
}
