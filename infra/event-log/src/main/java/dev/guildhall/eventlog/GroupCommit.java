package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Appender.Answer;
import dev.guildhall.eventlog.Appender.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of this process: gathers what many callers want stored into one transaction. A caller is answered only
 * after the commit; a conflict fails the caller that lost and nobody else.
 *
 * <p>When the connection breaks in the middle, nobody knows whether the batch was committed. The same events are then
 * sent again, with the same ids, until PostgreSQL says which: the unique index on event ids makes the second attempt
 * harmless, and finding the ids taken is the proof that the first one succeeded.
 */
final class GroupCommit implements AutoCloseable {
    static final int MAX_REQUESTS_A_BATCH = 512;
    static final int MAX_BYTES_A_BATCH = 16 * 1024 * 1024;
    static final int MAX_WAITING_REQUESTS = 4_096;

    /** The scheduler's queue may be long for other reasons than commands. */
    static final Duration MAX_GATHERING = Duration.ofMillis(1);

    static final Duration MAX_OUTAGE = Duration.ofSeconds(30);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(100);
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final WriterConnection connection;
    private final LongConsumer onCommitted;
    private final Gathering<Waiting> queue = new Gathering<>(MAX_WAITING_REQUESTS, MAX_GATHERING);
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Waiting leftOver;

    private volatile WriterWatch watch = WriterWatch.NONE;

    private record Waiting(Request request, CompletableFuture<Answer> answer, long sinceNanos) {}

    /**
     * @param onCommitted told the last position of each committed batch, on the writer's thread or that of a command in its
     *     turn: it must be quick
     */
    GroupCommit(LogConnections connections, LongConsumer onCommitted) {
        this.connection = new WriterConnection(connections);
        this.onCommitted = onCommitted;
        this.thread = Thread.ofPlatform().name("event-log-writer").daemon().start(this::run);
    }

    /** From now on what is written is told there. */
    void watchedBy(WriterWatch watching) {
        watch = watching;
    }

    /** How many requests nobody has looked at yet. */
    int waiting() {
        return queue.size();
    }

    /**
     * Completes when the request is durable or refused; exceptionally with {@link LogUnavailable}. Completion runs on the
     * writer's thread, so dependents must not block.
     *
     * @throws LogUnavailable when too many wait already, or PostgreSQL is known to be away
     */
    CompletableFuture<Answer> append(Request request) {
        Waiting waiting = new Waiting(request, new CompletableFuture<>(), System.nanoTime());
        requireAvailable();
        if (!queue.offer(waiting)) {
            throw LogUnavailable.refused("%d requests are waiting already".formatted(MAX_WAITING_REQUESTS), null);
        }
        return waiting.answer;
    }

    /** @throws LogUnavailable when a request would be refused now; otherwise it may still be refused later */
    void requireAvailable() {
        if (closed) {
            throw LogUnavailable.refused("the event log is closing", null);
        }
        if (connection.isAway()) {
            throw LogUnavailable.refused("PostgreSQL is away", null);
        }
    }

    /**
     * Somebody saw PostgreSQL go: the connection is tried out before the next batch is sent on it, so that its callers
     * are refused at once instead of waiting to learn what became of their events. Any thread may call it.
     */
    void suspect() {
        connection.suspect();
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            try {
                List<Waiting> batch = nextBatch();
                if (!batch.isEmpty()) {
                    writeOrRefuse(batch);
                } else {
                    connection.lookAgain();
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        List<Waiting> late = new ArrayList<>();
        for (Waiting next = queue.take(); next != null; next = queue.take()) {
            late.add(next);
        }
        refuseAll(late, LogUnavailable.refused("the event log is closing", null));
        connection.discard();
    }

    private List<Waiting> nextBatch() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        if (leftOver == null) {
            queue.await(RECONNECT_PAUSE);
        }
        Waiting first = leftOver != null ? leftOver : queue.take();
        leftOver = null;
        int bytes = 0;
        for (Waiting next = first; next != null; next = queue.take()) {
            int size = next.request.rows().stream().mapToInt(LogRow::size).sum();
            if (!batch.isEmpty() && bytes + size > MAX_BYTES_A_BATCH) {
                leftOver = next;
                break;
            }
            batch.add(next);
            bytes += size;
            if (batch.size() == MAX_REQUESTS_A_BATCH) {
                break;
            }
        }
        return batch;
    }

    /** Whatever goes wrong, every caller is answered and the writer lives on. */
    private void writeOrRefuse(List<Waiting> batch) throws InterruptedException {
        try {
            write(batch);
        } catch (RuntimeException e) {
            log.error("the writer of the event log met something unforeseen and goes on", e);
            refuseAll(batch, LogUnavailable.unknown(e));
        }
    }

    private void write(List<Waiting> batch) throws InterruptedException {
        Connection open;
        try {
            open = connection.get();
        } catch (SQLException e) {
            refuseAll(batch, LogUnavailable.refused("PostgreSQL is away", e));
            return;
        }
        try {
            answer(batch, Appender.append(open, requests(batch)), false);
        } catch (SQLException e) {
            if (saysItWasRolledBack(e)) {
                connection.discard();
                oneByOne(batch, e);
            } else {
                settle(batch, e);
            }
        }
    }

    /** PostgreSQL refused the whole batch, so one request in it is at fault: each is tried alone. */
    private void oneByOne(List<Waiting> batch, SQLException cause) throws InterruptedException {
        if (batch.size() > 1) {
            for (Waiting one : batch) {
                write(List.of(one));
            }
            return;
        }
        log.warn("PostgreSQL refused to store events: {}", cause.getMessage());
        refuseAll(batch, LogUnavailable.refused("PostgreSQL refused to store the events", cause));
    }

    /** Finds out what became of a batch whose commit was not answered. */
    private void settle(List<Waiting> batch, SQLException cause) throws InterruptedException {
        log.warn("connection lost while storing {} requests; asking again: {}", batch.size(), cause.getMessage());
        connection.broken();
        long giveUp = System.nanoTime() + MAX_OUTAGE.toNanos();
        while (System.nanoTime() < giveUp && !Thread.currentThread().isInterrupted()) {
            try {
                answer(batch, Appender.append(connection.get(), requests(batch)), true);
                return;
            } catch (SQLException e) {
                connection.broken();
                TimeUnit.MILLISECONDS.sleep(RECONNECT_PAUSE.toMillis());
            }
        }
        refuseAll(batch, LogUnavailable.unknown(cause));
    }

    private void answer(List<Waiting> batch, List<Answer> answers, boolean sentBefore) throws SQLException {
        List<Answer> settled = new ArrayList<>(answers);
        for (int i = 0; sentBefore && i < settled.size(); i++) {
            if (settled.get(i).refusal() != null) {
                settled.set(i, storedByFirstAttempt(batch.get(i).request, settled.get(i)));
            }
        }
        long last = settled.stream().mapToLong(Answer::lastPosition).max().orElse(0);
        if (last > 0) {
            onCommitted.accept(last);
        }
        watch.written(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            tellWatch(batch.get(i).request, settled.get(i), batch.get(i).sinceNanos);
            batch.get(i).answer.complete(settled.get(i));
        }
    }

    private void tellWatch(Request request, Answer answer, long sinceNanos) {
        if (answer.refusal() == null) {
            watch.durable(request.rows().size(), System.nanoTime() - sinceNanos);
        } else {
            watch.refused();
        }
    }

    /** What became of a request that was stored past the writer, told in the same ways. From any thread. */
    void tellOf(Request request, Answer answer, long sinceNanos) {
        if (answer.refusal() == null) {
            onCommitted.accept(answer.lastPosition());
            watch.written(1);
        }
        tellWatch(request, answer, sinceNanos);
    }

    /** For how long this process kept the log for one command. From any thread. */
    void tellOfTurn(long keptNanos) {
        watch.turn(keptNanos);
    }

    /** PostgreSQL names whichever unique index fails first, so only the ids tell whose events are in the way. */
    private Answer storedByFirstAttempt(Request request, Answer refused) throws SQLException {
        long last = Appender.findStored(connection.get(), request);
        return last < 0 ? refused : new Answer(last - request.rows().size() + 1, last, null);
    }

    /** The server itself reported an error of the statement: the transaction is certainly rolled back. */
    static boolean saysItWasRolledBack(SQLException e) {
        String state = e.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57P") && !state.startsWith("XX");
    }

    private static List<Request> requests(List<Waiting> batch) {
        return batch.stream().map(Waiting::request).toList();
    }

    private void refuseAll(Iterable<Waiting> batch, LogUnavailable reason) {
        batch.forEach(waiting -> {
            watch.refused();
            waiting.answer.completeExceptionally(reason);
        });
    }

    /** Stores what was handed over before, then stops; later requests are refused. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread); // it may be at rest
        try {
            thread.join(MAX_OUTAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
