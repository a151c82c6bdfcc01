package dev.guildhall.query.health;

import dev.guildhall.door.side.SideCalls;
import dev.guildhall.door.status.BotStatus;
import dev.guildhall.door.status.PushStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.annotation.GetExchange;

/** Asks push and bot processes elsewhere, all at once; one that does not answer soon counts as away. Thread-safe. */
final class OtherSides implements PushStatus.Source, BotStatus.Source {
    /** Beside {@link SideCalls#CONNECT_TIMEOUT}. Both only read what they hold in memory. */
    static final Duration READ_TIMEOUT = Duration.ofMillis(500);

    private static final String COMPONENT = "query-side";
    private static final Logger LOG = LoggerFactory.getLogger(OtherSides.class);

    /** A success. */
    record Answer<T>(T data) {}

    /** The push side's route. */
    interface PushRoutes {
        @GetExchange(PushStatus.ROUTE)
        Answer<PushStatus> status();
    }

    /** The bot's route. */
    interface BotRoutes {
        @GetExchange(BotStatus.ROUTE)
        Answer<BotStatus> status();
    }

    private final List<PushRoutes> pushes;
    private final List<BotRoutes> bots;

    OtherSides(SideCalls calls, SideAddresses addresses) {
        pushes = clients(calls, PushRoutes.class, addresses.panelPush().urls());
        bots = clients(calls, BotRoutes.class, addresses.botAdapter().urls());
    }

    @Override
    public PushStatus pushStatus() {
        return all(pushes, push -> push.status().data(), PushStatus.NONE, PushStatus::and);
    }

    @Override
    public BotStatus botStatus() {
        return all(bots, bot -> bot.status().data(), BotStatus.NONE, BotStatus::and);
    }

    private static <R> List<R> clients(SideCalls calls, Class<R> routes, List<String> urls) {
        return urls.stream()
                .map(url -> calls.client(routes, url, COMPONENT, READ_TIMEOUT, more -> {}))
                .toList();
    }

    private static <R, S> S all(List<R> sides, Function<R, S> ask, S none, BinaryOperator<S> and) {
        List<Asking<S>> asked = sides.stream()
                .map(side -> new Asking<>(() -> status(side, ask, none)))
                .toList();
        return asked.stream()
                .map(asking -> asking.within(Checks.DEADLINE, none))
                .reduce(none, and);
    }

    private static <R, S> S status(R side, Function<R, S> ask, S none) {
        try {
            return ask.apply(side);
        } catch (RestClientException e) {
            LOG.debug("A side does not say how it is: {}", e.toString());
            return none;
        }
    }
}
