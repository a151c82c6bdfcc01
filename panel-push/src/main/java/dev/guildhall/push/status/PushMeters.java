package dev.guildhall.push.status;

import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.Rooms;
import dev.guildhall.push.stream.Streams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of the push side; what they mean stands in infra/docs/metrics.md. */
public final class PushMeters {
    public PushMeters(MeterRegistry registry, Rooms rooms, ChangeFeed feed, Streams streams) {
        Gauge.builder("guildhall.push.connections", rooms, Rooms::connections)
                .description("Sockets and streams that are let in")
                .register(registry);
        Gauge.builder("guildhall.push.streams", streams, Streams::count)
                .description("Open server-sent event streams")
                .register(registry);
        Gauge.builder("guildhall.push.users", rooms, Rooms::connectedUsers)
                .description("Users with a socket or stream")
                .register(registry);
        Gauge.builder("guildhall.push.rooms", rooms, Rooms::count)
                .description("Guilds that somebody is connected for")
                .register(registry);
        Gauge.builder("guildhall.push.redis.connected", feed, f -> f.isRedisConnected() ? 1 : 0)
                .description("1 while changes are heard from Redis and need not be asked for")
                .register(registry);
        FunctionCounter.builder("guildhall.push.envelopes.dropped", this, meters -> Dropped.envelopes())
                .description("Envelopes of Redis for which there was no room; their guilds are caught up with")
                .register(registry);
        FunctionCounter.builder("guildhall.push.connections.dropped", this, meters -> Dropped.connections())
                .description("Sockets and streams closed, with the frames that waited, because the client did not read")
                .register(registry);
    }
}
