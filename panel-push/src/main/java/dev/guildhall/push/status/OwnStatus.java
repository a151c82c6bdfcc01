package dev.guildhall.push.status;

import dev.guildhall.door.status.PushStatus;
import dev.guildhall.push.connection.SocketServer;
import dev.guildhall.push.room.Rooms;

/** This process alone. Thread-safe; never blocks. */
public final class OwnStatus implements PushStatus.Source {
    private final Rooms rooms;
    private final SocketServer sockets;

    public OwnStatus(Rooms rooms, SocketServer sockets) {
        this.rooms = rooms;
        this.sockets = sockets;
    }

    @Override
    public PushStatus pushStatus() {
        return new PushStatus(sockets.isRunning(), rooms.connectedUsers(), rooms.connections(), rooms.count());
    }
}
