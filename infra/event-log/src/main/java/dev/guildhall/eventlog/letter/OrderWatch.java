package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Where the last event stands by which an operator wants something of a projection; 0 where there is none. The log is asked
 * at most once a second, and not at all while it does not grow. Thread-safe.
 */
public final class OrderWatch implements LongSupplier {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final LogReader log;
    private final EventTail tail;
    private long last;
    private long seenHead = -1;
    private long askedAt = System.nanoTime() - PACE.toNanos();

    public OrderWatch(LogReader log, EventTail tail) {
        this.log = log;
        this.tail = tail;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    @Override
    public synchronized long getAsLong() {
        long head = tail.head();
        if (head != seenHead && System.nanoTime() - askedAt >= PACE.toNanos()) {
            askedAt = System.nanoTime();
            look();
            seenHead = head;
        }
        return last;
    }

    private void look() {
        List<LoggedEvent> page;
        do {
            page = log.projectionEvents(last, LogReader.MAX_PAGE);
            last = page.isEmpty() ? last : page.getLast().position();
        } while (page.size() == LogReader.MAX_PAGE);
    }
}
