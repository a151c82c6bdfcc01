package dev.guildhall.query.projection;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.events.operation.OperationEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the projections of this process do what operators want of them. Every process reads the same orders in the log, so
 * they hold on all of them, and after a restart from the start. While nothing is logged, nothing is asked. Thread-safe.
 */
public final class Steering extends RepeatedLook {
    /** Before the projections: what is paused does not even begin. */
    public static final int PHASE = ProjectionProcessor.PHASE - 10;

    private static final Logger LOG = LoggerFactory.getLogger(Steering.class);

    private final LogReader log;
    private final EventTail tail;
    private final List<SteeredProjection> projections;
    private volatile Orders orders = Orders.NONE;
    private long lookedAtHead = -1;

    /** @param projections that are paused and resumed here; none where only what is wanted of others is asked */
    public Steering(LogReader log, EventTail tail, List<SteeredProjection> projections) {
        super("projection-steering");
        this.log = log;
        this.tail = tail;
        this.projections = List.copyOf(projections);
    }

    /** What is wanted, as far as this process has heard. */
    public Orders orders() {
        return orders;
    }

    /**
     * What is wanted now.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public synchronized Orders look() {
        Orders now = orders;
        List<LoggedEvent> page;
        do {
            page = log.projectionEvents(now.position(), LogReader.MAX_PAGE);
            for (LoggedEvent event : page) {
                if (event.payload() instanceof OperationEvent operation) {
                    now = now.after(operation, event.position());
                }
            }
        } while (page.size() == LogReader.MAX_PAGE);
        orders = now;
        obey(now);
        return now;
    }

    private void obey(Orders now) {
        for (SteeredProjection projection : projections) {
            boolean pause = now.paused().contains(projection.name());
            if (pause != projection.processor().isPaused()) {
                LOG.info("The projection {} is {}", projection.name(), pause ? "paused" : "resumed");
                if (pause) {
                    projection.processor().pause();
                } else {
                    projection.processor().resume();
                }
            }
        }
    }

    /** While nothing is logged, nothing is asked. */
    @Override
    protected void lookOnce() {
        long head = tail.head();
        if (head != lookedAtHead) {
            look();
            lookedAtHead = head;
        }
    }

    @Override
    public void start() {
        lookNow();
        super.start();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
