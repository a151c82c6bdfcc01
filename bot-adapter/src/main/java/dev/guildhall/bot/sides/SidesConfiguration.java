package dev.guildhall.bot.sides;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;

/** Typed clients of the other sides, each call under a service token of its own. */
@Configuration(proxyBeanMethods = false)
public class SidesConfiguration {
    /** The component as other sides know it, in tokens and in the audit trail. */
    public static final String COMPONENT = "bot-adapter";

    /** Longer than the two seconds that a read with {@code atLeast} may wait. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    /** By the side's URL: what is found out by one call counts for all of them. */
    private final ConcurrentMap<String, SideDoor> doors = new ConcurrentHashMap<>();

    @Bean
    CommandSide botCommandSide(DoorProperties door, SideCalls calls) {
        return new CommandSide(
                client(calls, CommandRoutes.class, door.commandSide().url()));
    }

    @Bean
    QuerySide botQuerySide(DoorProperties door, SideCalls calls) {
        return new QuerySide(client(calls, QueryRoutes.class, door.querySide().url()));
    }

    @Bean
    DirectorySide botDirectorySide(DoorProperties door, SideCalls calls) {
        return new DirectorySide(
                client(calls, DirectoryRoutes.class, door.querySide().url()));
    }

    @Bean
    GiveawaySide botGiveawaySide(DoorProperties door, SideCalls calls) {
        return new GiveawaySide(
                client(calls, GiveawayRoutes.class, door.commandSide().url()));
    }

    @Bean
    MembershipSide botMembershipSide(DoorProperties door, SideCalls calls) {
        return new MembershipSide(
                client(calls, MembershipRoutes.class, door.commandSide().url()));
    }

    @Bean
    GiveawayReads botGiveawayReads(DoorProperties door, SideCalls calls) {
        String url = door.querySide().url();
        return new GiveawayReads(
                client(calls, GiveawayReadRoutes.class, url),
                client(calls, GiveawayReadRoutes.class, url, GiveawayReads.PROOF_TIMEOUT));
    }

    @Bean
    TicketSide botTicketSide(DoorProperties door, SideCalls calls) {
        return new TicketSide(
                client(calls, TicketRoutes.class, door.commandSide().url()));
    }

    @Bean
    TicketReads botTicketReads(DoorProperties door, SideCalls calls) {
        String url = door.querySide().url();
        return new TicketReads(
                client(calls, TicketReadRoutes.class, url),
                client(calls, TicketReadRoutes.class, url, TicketReads.TRANSCRIPT_TIMEOUT));
    }

    @Bean
    LevelSide botLevelSide(DoorProperties door, SideCalls calls) {
        return new LevelSide(client(calls, LevelRoutes.class, door.commandSide().url()));
    }

    @Bean
    LevelReads botLevelReads(DoorProperties door, SideCalls calls) {
        return new LevelReads(
                client(calls, LevelReadRoutes.class, door.querySide().url()));
    }

    @Bean
    CaseSide botCaseSide(DoorProperties door, SideCalls calls) {
        return new CaseSide(client(calls, CaseRoutes.class, door.commandSide().url()));
    }

    @Bean
    CaseReads botCaseReads(DoorProperties door, SideCalls calls) {
        return new CaseReads(
                client(calls, CaseReadRoutes.class, door.querySide().url()));
    }

    /** Made only where shards are leased. */
    @Bean
    @Lazy
    ShardSide botShardSide(DoorProperties door, SideCalls calls) {
        return new ShardSide(client(calls, ShardRoutes.class, door.commandSide().url()));
    }

    @Bean
    MusicSide botMusicSide(DoorProperties door, SideCalls calls) {
        return new MusicSide(client(calls, MusicRoutes.class, door.commandSide().url()));
    }

    @Bean
    MusicReads botMusicReads(DoorProperties door, SideCalls calls) {
        return new MusicReads(
                client(calls, MusicReadRoutes.class, door.querySide().url()));
    }

    @Bean
    HistoryReads botHistoryReads(DoorProperties door, SideCalls calls) {
        return new HistoryReads(
                client(calls, HistoryReadRoutes.class, door.querySide().url()));
    }

    @Bean
    RevertSide botRevertSide(DoorProperties door, SideCalls calls) {
        return new RevertSide(
                client(calls, RevertRoutes.class, door.commandSide().url()));
    }

    @Bean
    EffectSide botEffectSide(DoorProperties door, SideCalls calls) {
        String url = door.querySide().url();
        return new EffectSide(
                client(calls, EffectRoutes.class, url, EffectSide.MAX_WAIT.plus(READ_TIMEOUT)),
                client(calls, EffectRoutes.class, url));
    }

    private <T> T client(SideCalls calls, Class<T> routes, String url) {
        return client(calls, routes, url, READ_TIMEOUT);
    }

    /** Somebody who waits for an answer shortens the wait, but not where it is known to be a long one. */
    private <T> T client(SideCalls calls, Class<T> routes, String url, Duration readTimeout) {
        boolean longOne = readTimeout.compareTo(READ_TIMEOUT) > 0;
        SideDoor door = doors.computeIfAbsent(url, opened -> new SideDoor());
        return calls.client(
                routes,
                url,
                COMPONENT,
                longOne ? () -> readTimeout : () -> AnswerBudget.atMost(readTimeout),
                client -> client.requestInterceptor(door)
                        .configureMessageConverters(
                                converters -> converters.addCustomConverter(new ByteArrayHttpMessageConverter()))
                        .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                            throw SideDoor.failure(request, response);
                        }));
    }
}
