package dev.guildhall.push.connection;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.push.PushProperties;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.invalidation.Resumption;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How browsers come in. */
@Configuration(proxyBeanMethods = false)
public class ConnectionConfiguration {
    @Bean(destroyMethod = "close")
    OrderedQueues pushRequestQueues() {
        return new OrderedQueues("request", SocketRequests.MAX_WAITING);
    }

    @Bean
    OriginRule pushOriginRule(PushProperties properties) {
        return OriginRule.of(properties);
    }

    @Bean
    SocketServer pushSocketServer(
            PushProperties properties,
            AccessTokens tokens,
            QuerySide querySide,
            Rooms rooms,
            ChangeFeed feed,
            OrderedQueues pushGuildQueues,
            OrderedQueues pushRequestQueues,
            Resumption resumption) {
        SocketRequests requests = new SocketRequests(rooms, querySide, pushGuildQueues, pushRequestQueues, resumption);
        return new SocketServer(properties, tokens, querySide, rooms, feed, requests);
    }
}
