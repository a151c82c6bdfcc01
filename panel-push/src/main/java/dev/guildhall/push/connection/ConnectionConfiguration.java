package dev.guildhall.push.connection;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.session.EndedSessionFollower;
import dev.guildhall.door.session.EndedSessionNews;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.side.SideCalls;
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

    /** This side has no data base that would tell. */
    @Bean
    EndedSessionFollower pushEndedSessions(DoorProperties properties, SideCalls calls, EndedSessions ended) {
        EndedSessionNews news = calls.client(
                EndedSessionNews.class, properties.querySide().url(), "panel-push", QuerySide.READ_TIMEOUT, more -> {});
        return new EndedSessionFollower(news, ended);
    }

    @Bean
    OriginRule pushOriginRule(PushProperties properties) {
        return OriginRule.of(properties);
    }

    @Bean
    SocketServer pushSocketServer(
            PushProperties properties,
            AccessTokens tokens,
            EndedSessions ended,
            QuerySide querySide,
            Rooms rooms,
            ChangeFeed feed,
            OrderedQueues pushGuildQueues,
            OrderedQueues pushRequestQueues,
            Resumption resumption) {
        SocketRequests requests = new SocketRequests(rooms, querySide, pushGuildQueues, pushRequestQueues, resumption);
        return new SocketServer(properties, tokens, ended, querySide, rooms, feed, requests);
    }
}
