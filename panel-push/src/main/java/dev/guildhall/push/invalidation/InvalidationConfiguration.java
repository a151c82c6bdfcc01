package dev.guildhall.push.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.permission.AccessReview;
import dev.guildhall.push.permission.Revocations;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import io.lettuce.core.RedisURI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How changes get to the rooms. */
@Configuration(proxyBeanMethods = false)
public class InvalidationConfiguration {
    @Bean
    ActedVersions pushActedVersions() {
        return new ActedVersions(ActedVersions.MAX_REMEMBERED);
    }

    @Bean(destroyMethod = "close")
    OrderedQueues pushGuildQueues() {
        return new OrderedQueues("guild", ChangeFeed.MAX_WAITING_PER_GUILD);
    }

    @Bean
    Revocations pushRevocations(Rooms rooms, SharedClock clock) {
        return new Revocations(rooms, clock);
    }

    @Bean
    Resumption pushResumption(Rooms rooms, QuerySide querySide, ActedVersions acted, SharedClock clock) {
        return new Resumption(rooms, querySide, acted, clock);
    }

    @Bean
    ChangeFeed pushChangeFeed(
            RedisURI pushRedisUri,
            Rooms rooms,
            QuerySide querySide,
            ActedVersions acted,
            OrderedQueues pushGuildQueues,
            Revocations revocations,
            SharedClock clock) {
        Convergence convergence = new Convergence(rooms, acted, querySide, clock);
        CatchUp catchUp = new CatchUp(querySide, convergence, acted, pushGuildQueues, clock);
        AccessReview review = new AccessReview(rooms, querySide, pushGuildQueues, revocations);
        DirectoryReview directories = new DirectoryReview(rooms, querySide, pushGuildQueues, acted);
        RoomRelay relay = new RoomRelay(rooms, acted, new SeenNotices(), revocations);
        return new ChangeFeed(pushRedisUri, pushGuildQueues, relay, catchUp, review, directories);
    }
}
