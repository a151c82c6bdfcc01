package dev.guildhall.push.stream;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.invalidation.Resumption;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/** Lets streams into the room of their guild, after telling them what they have missed. Blocks for some seconds at most. */
final class StreamAdmission {
    /** How long somebody waits who cannot be let in yet: the query side may just be starting. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * Streams whose client has gone are noticed in so many pauses when their place is wanted: two writes and the way to
     * the client and back, over a slow network and on a busy machine.
     */
    static final int PROBES = 40;

    static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StreamAdmission.class);

    private final Rooms rooms;
    private final Streams streams;
    private final QuerySide querySide;
    private final ChangeFeed feed;
    private final OrderedQueues guilds;
    private final Resumption resumption;

    /** @param guilds the queues in which the guilds' events are told */
    StreamAdmission(
            Rooms rooms,
            Streams streams,
            QuerySide querySide,
            ChangeFeed feed,
            OrderedQueues guilds,
            Resumption resumption) {
        this.rooms = rooms;
        this.streams = streams;
        this.querySide = querySide;
        this.feed = feed;
        this.guilds = guilds;
        this.resumption = resumption;
    }

    /**
     * @param known the version that the client has; empty for one that has just begun
     * @throws ProblemException 403 for a guild that the user may not see, 429 with too many streams, 503 when that cannot be judged
     */
    void admit(EventStream stream, OptionalLong known) throws InterruptedException {
        if (streams.isFull()) {
            throw unavailable();
        }
        enter(stream);
        try {
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (!join(stream, known)) {
                if (System.nanoTime() > giveUp) {
                    throw unavailable();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (RuntimeException | InterruptedException e) {
            rooms.exit(stream);
            throw e;
        }
    }

    private void enter(EventStream stream) throws InterruptedException {
        for (int probe = 0; !rooms.enter(stream); probe++) {
            if (probe == PROBES) {
                throw new ProblemException(
                        Problem.of(ProblemType.TOO_MANY_REQUESTS, "This user has too many open streams")
                                .retryingAfter(EventStream.HEARTBEAT));
            }
            streams.of(stream.userId()).forEach(EventStream::probe);
            TimeUnit.MILLISECONDS.sleep(PROBE_PAUSE.toMillis());
        }
    }

    /** @return false when this cannot be judged now */
    private boolean join(EventStream stream, OptionalLong known) throws InterruptedException {
        if (!feed.isFollowing()) {
            return false;
        }
        long revocations = rooms.revocations(stream);
        try {
            boolean visible = querySide.access(stream.userId()).guilds().stream()
                    .anyMatch(guild -> guild.guildId().equals(stream.guildId()));
            if (!visible) {
                throw new ProblemException(ProblemType.FORBIDDEN, "This guild is not yours to see");
            }
            return inOrder(stream, known, revocations).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RestClientException | ExecutionException e) {
            LOG.info("Who may listen cannot be judged now: {}", e.getMessage());
            return false;
        } catch (TimeoutException e) {
            // It may still be the stream's turn, and must not be twice.
            throw unavailable();
        }
    }

    /** In the guild's order, so that nothing is told between joining and resuming: it would be told twice. */
    private CompletableFuture<Boolean> inOrder(EventStream stream, OptionalLong known, long revocations) {
        CompletableFuture<Boolean> joined = new CompletableFuture<>();
        boolean queued = guilds.submit(stream.guildId(), () -> {
            try {
                boolean in = rooms.join(stream, List.of(stream.guildId()), revocations);
                if (in && known.isPresent()) {
                    resumption.resume(stream, stream.guildId(), known.getAsLong());
                    stream.resumedFrom(known.getAsLong());
                }
                joined.complete(in);
            } catch (RuntimeException e) {
                rooms.leave(stream, stream.guildId());
                joined.completeExceptionally(e);
            }
        });
        return queued ? joined : CompletableFuture.completedFuture(false);
    }

    private static ProblemException unavailable() {
        return new ProblemException(Problem.away("A stream cannot be opened at this moment", COME_AGAIN));
    }
}
