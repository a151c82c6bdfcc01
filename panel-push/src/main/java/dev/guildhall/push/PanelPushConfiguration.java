package dev.guildhall.push;

import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.configuration.QuerySideRoutes;
import dev.guildhall.push.connection.ConnectionConfiguration;
import dev.guildhall.push.connection.SocketServer;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.invalidation.InvalidationConfiguration;
import dev.guildhall.push.room.ConnectionLimits;
import dev.guildhall.push.room.Rooms;
import dev.guildhall.push.status.OwnStatus;
import dev.guildhall.push.status.PushMeters;
import dev.guildhall.push.status.StatusRoutes;
import dev.guildhall.push.stream.StreamConfiguration;
import dev.guildhall.push.stream.Streams;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The push side as a whole. Needs the platform's Redis settings, but no Redis to start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushProperties.class)
@Import({
    DoorConfiguration.class,
    InvalidationConfiguration.class,
    ConnectionConfiguration.class,
    StreamConfiguration.class,
    StatusRoutes.class
})
public class PanelPushConfiguration {
    /** The component as other sides know it. */
    private static final String COMPONENT = "panel-push";

    @Bean
    Rooms pushRooms(PushProperties properties) {
        return new Rooms(new ConnectionLimits(
                properties.socket().maxPerUser(), properties.stream().maxPerUser()));
    }

    @Bean
    QuerySide pushQuerySide(DoorProperties properties, SideCalls calls) {
        return new QuerySide(calls.client(
                QuerySideRoutes.class, properties.querySide().url(), COMPONENT, QuerySide.READ_TIMEOUT, more -> {}));
    }

    @Bean
    RedisURI pushRedisUri(DataRedisConnectionDetails redis) {
        DataRedisConnectionDetails.Standalone server = redis.getStandalone();
        if (server == null) {
            throw new IllegalStateException("The push side subscribes to a single Redis: set spring.data.redis.url");
        }
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(server.getHost())
                .withPort(server.getPort())
                .withSsl(redis.getSslBundle() != null);
        String password = redis.getPassword();
        if (password != null) {
            String user = redis.getUsername();
            if (user == null) {
                uri.withPassword(password.toCharArray());
            } else {
                uri.withAuthentication(user, password);
            }
        }
        return uri.build();
    }

    @Bean
    PushHealth pushHealth(Rooms rooms, ChangeFeed feed, SocketServer sockets) {
        return new PushHealth(rooms, feed, sockets);
    }

    @Bean
    OwnStatus pushStatus(Rooms rooms, SocketServer sockets) {
        return new OwnStatus(rooms, sockets);
    }

    @Bean
    PushMeters pushMeters(MeterRegistry registry, Rooms rooms, ChangeFeed feed, Streams streams) {
        return new PushMeters(registry, rooms, feed, streams);
    }
}
