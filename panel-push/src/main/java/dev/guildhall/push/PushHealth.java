package dev.guildhall.push;

import dev.guildhall.push.connection.SocketServer;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.room.Rooms;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while browsers can connect: without Redis changes are followed more slowly, but they are. */
final class PushHealth implements HealthIndicator {
    private final Rooms rooms;
    private final ChangeFeed feed;
    private final SocketServer sockets;

    PushHealth(Rooms rooms, ChangeFeed feed, SocketServer sockets) {
        this.rooms = rooms;
        this.feed = feed;
        this.sockets = sockets;
    }

    @Override
    public Health health() {
        return (sockets.isRunning() ? Health.up() : Health.down())
                .withDetail("websocket", sockets.isRunning() ? "active" : "inactive")
                .withDetail("redis", feed.isRedisConnected() ? "connected" : "disconnected")
                .withDetail("following", feed.isFollowing())
                .withDetail("connectedUsers", rooms.connectedUsers())
                .withDetail("totalConnections", rooms.connections())
                .build();
    }
}
