package dev.guildhall.bot.sides;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import tools.jackson.core.JacksonException;

/** Typed clients of the other sides, each call under a service token of its own. */
@Configuration(proxyBeanMethods = false)
public class SidesConfiguration {
    /** The component as other sides know it, in tokens and in the audit trail. */
    public static final String COMPONENT = "bot-adapter";

    /** Longer than the two seconds that a read with {@code atLeast} may wait. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    private static final int FIRST_SERVER_ERROR = 500;

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
    EffectSide botEffectSide(DoorProperties door, SideCalls calls) {
        String url = door.querySide().url();
        return new EffectSide(
                client(calls, EffectRoutes.class, url, EffectSide.MAX_WAIT.plus(READ_TIMEOUT)),
                client(calls, EffectRoutes.class, url));
    }

    private static <T> T client(SideCalls calls, Class<T> routes, String url) {
        return client(calls, routes, url, READ_TIMEOUT);
    }

    private static <T> T client(SideCalls calls, Class<T> routes, String url, Duration readTimeout) {
        return calls.client(
                routes,
                url,
                COMPONENT,
                readTimeout,
                client -> client.requestInterceptor(SidesConfiguration::call)
                        .configureMessageConverters(
                                converters -> converters.addCustomConverter(new ByteArrayHttpMessageConverter()))
                        .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                            throw failure(response);
                        }));
    }

    private static ClientHttpResponse call(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            return execution.execute(request, body);
        } catch (IOException e) {
            throw new SideAway("%s is not reachable".formatted(request.getURI().getAuthority()), e);
        }
    }

    private static RuntimeException failure(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        ProblemDetails problem = problem(response);
        return status >= FIRST_SERVER_ERROR
                ? new SideAway("status %d: %s".formatted(status, problem.sentence()))
                : new SideRefused(status, problem);
    }

    private static ProblemDetails problem(ClientHttpResponse response) throws IOException {
        try {
            ProblemDetails problem = SideCalls.TOLERANT.readValue(response.getBody(), ProblemDetails.class);
            return problem == null ? ProblemDetails.NONE : problem;
        } catch (JacksonException e) {
            return ProblemDetails.NONE;
        }
    }
}
