package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Appender.Answer;
import dev.guildhall.eventlog.Appender.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps the log for one command of this process at a time, by the lock that every append takes. Reading and storing go
 * through one connection, so whoever has the log waits neither for the writer nor for the pool. Those who want it at once
 * queue here, so that one connection is enough; among processes PostgreSQL serves them in order.
 *
 * <p>What a {@link Turn} calls between its begin and its end is for its thread.
 */
final class Turns implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** That of {@code idle_in_transaction_session_timeout}. */
    private static final String FELL_SILENT = "25P03";

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final TurnConnection connection;
    private final GroupCommit writer;
    private final EventCodec codec;
    private final Semaphore place = new Semaphore(1, true);
    private volatile boolean closed;

    /** @param writer of the same process, which tells readers and figures of what is stored here, too */
    Turns(LogConnections connections, GroupCommit writer, EventCodec codec) {
        this.connection = new TurnConnection(connections);
        this.writer = writer;
        this.codec = codec;
    }

    /** Answers the connection by which the log is kept; see {@link Turn#begin}. */
    Connection begin() {
        takePlace();
        boolean begun = false;
        try {
            Connection open = connection.takeLog();
            begun = true;
            return open;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!begun) {
                writer.suspect();
                connection.discard();
                place.release();
            }
        }
    }

    private void takePlace() {
        try {
            if (closed) {
                throw LogUnavailable.refused("the event log is closing", null);
            }
            if (!place.tryAcquire(TurnConnection.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw LogUnavailable.refused("too many commands wait to have the log to themselves", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LogUnavailable.refused("interrupted while waiting for a turn", e);
        }
    }

    /** Reads what is true until the turn ends, unless it throws {@link TurnLost}. */
    AggregateReader aggregates(Connection kept) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(kept, true));
        jdbc.setExceptionTranslator((task, sql, cause) -> new TurnLost(cause));
        return new AggregateReader(JdbcClient.create(jdbc), codec);
    }

    /** See {@link Turn#store}. */
    Answer store(Connection kept, Request request) {
        long since = System.nanoTime();
        Answer answer;
        try {
            answer = Appender.appendWhole(kept, request);
        } catch (SQLException e) {
            throw failure(e);
        }
        if (answer.refusal() == null) {
            answer = commit(kept, request, answer);
        }
        writer.tellOf(request, answer, since);
        return answer;
    }

    private Answer commit(Connection kept, Request request, Answer answer) {
        try {
            kept.commit();
            return answer;
        } catch (SQLException e) {
            if (GroupCommit.saysItWasRolledBack(e)) {
                throw failure(e);
            }
            return settle(request, e);
        }
    }

    /**
     * Finds out what became of a commit that was not answered. Whoever has the lock knows that the session which had it
     * before is over, with its transaction: events that are not in the log by then never will be, and are stored again.
     */
    private Answer settle(Request request, SQLException cause) {
        log.warn("connection lost while committing; asking again: {}", cause.getMessage());
        writer.suspect();
        long giveUp = System.nanoTime() + GroupCommit.MAX_OUTAGE.toNanos();
        while (System.nanoTime() < giveUp && !Thread.currentThread().isInterrupted()) {
            connection.discard();
            try {
                return storeUnlessStored(request);
            } catch (SQLException | LogUnavailable e) {
                log.debug("still unknown: {}", e.getMessage());
                LockSupport.parkNanos(this, PAUSE.toNanos());
            }
        }
        throw LogUnavailable.unknown(cause);
    }

    private Answer storeUnlessStored(Request request) throws SQLException {
        Connection kept = connection.takeLog();
        long last = Appender.findStored(kept, request);
        if (last >= 0) {
            return new Answer(last - request.rows().size() + 1, last, null);
        }
        Answer answer = Appender.appendWhole(kept, request);
        if (answer.refusal() == null) {
            kept.commit();
        }
        return answer;
    }

    /** What it means that a statement failed and nothing was committed. */
    private static RuntimeException failure(SQLException e) {
        return FELL_SILENT.equals(e.getSQLState()) || !GroupCommit.saysItWasRolledBack(e)
                ? new TurnLost(e)
                : LogUnavailable.refused("PostgreSQL refused to keep the log or to store the events", e);
    }

    /** Lets the next one come, whatever became of this turn. */
    void end(long keptNanos) {
        connection.letGo();
        place.release();
        writer.tellOfTurn(keptNanos);
    }

    /** After the turn under way; later ones are refused. */
    @Override
    public void close() {
        closed = true;
        try {
            if (place.tryAcquire(TurnConnection.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.discard();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
