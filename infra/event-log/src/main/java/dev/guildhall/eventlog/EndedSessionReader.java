package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hears from the data base which sessions of the panel have ended: each at once, and all that still matter whenever some
 * could have been missed. The table belongs to the command side, whose schema need not be there yet. Costs no statement
 * while nothing happens.
 */
public final class EndedSessionReader implements Notified, AutoCloseable {
    /** Told the session's id, in the transaction that ends it. */
    public static final String CHANNEL = "guildhall_session_ended";

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionReader.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MAX_READ = 100_000;
    private static final String REMEMBERED = """
            select session_id, extract(epoch from forget_at - now())::bigint + 1
            from (select * from command.ended_sessions where forget_at > now() order by forget_at desc limit ?) newest
            order by forget_at""";

    private final JdbcClient jdbc;
    private final Duration memory;
    private final BiConsumer<UUID, Duration> ended;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Thread reader;
    private volatile boolean closed;

    /**
     * @param memory for how long an end that is heard matters
     * @param ended told of each session, perhaps more than once, and for how long it matters; must not block
     */
    public EndedSessionReader(DataSource dataSource, Duration memory, BiConsumer<UUID, Duration> ended) {
        this.jdbc = JdbcClient.create(dataSource);
        this.memory = memory;
        this.ended = ended;
        this.reader = Thread.ofPlatform().name("ended-session-reader").daemon().start(this::readWhenDue);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void heard(String payload) {
        try {
            ended.accept(UUID.fromString(payload), memory);
        } catch (IllegalArgumentException e) {
            LOG.warn("Somebody says on {} what is no session", CHANNEL);
        }
    }

    @Override
    public void mayHaveMissed() {
        due.set(true);
        LockSupport.unpark(reader);
    }

    private void readWhenDue() {
        while (!closed) {
            if (!due.getAndSet(false)) {
                LockSupport.park(this);
            } else if (!read()) {
                due.set(true);
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY.toMillis()));
            }
        }
    }

    private boolean read() {
        try {
            jdbc.sql(REMEMBERED).param(MAX_READ).query(row -> {
                ended.accept(row.getObject(1, UUID.class), Duration.ofSeconds(row.getLong(2)));
            });
            return true;
        } catch (DataAccessException e) {
            LOG.debug("Which sessions have ended cannot be read yet: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
    }
}
