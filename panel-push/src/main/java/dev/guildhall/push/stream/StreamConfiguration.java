package dev.guildhall.push.stream;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.connection.OriginRule;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.invalidation.Resumption;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How streams come in. */
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {
    @Bean
    Streams pushStreams() {
        return new Streams();
    }

    @Bean
    StreamAdmission pushStreamAdmission(
            Rooms rooms,
            Streams streams,
            QuerySide querySide,
            ChangeFeed feed,
            OrderedQueues pushGuildQueues,
            Resumption resumption) {
        return new StreamAdmission(rooms, streams, querySide, feed, pushGuildQueues, resumption);
    }

    @Bean
    StreamRoutes pushStreamRoutes(
            StreamAdmission admission,
            Streams streams,
            Rooms rooms,
            ChangeFeed feed,
            AccessTokens tokens,
            OriginRule origins) {
        return new StreamRoutes(admission, streams, rooms, feed, tokens, origins);
    }
}
