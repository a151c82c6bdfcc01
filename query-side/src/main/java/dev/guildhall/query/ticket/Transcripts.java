package dev.guildhall.query.ticket;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.query.ticket.TicketMessages.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Tells what was written in a ticket, page by page from the log: memory holds a page of it, and no connection to
 * PostgreSQL waits for whoever reads slowly. Thread-safe.
 */
final class Transcripts {
    /** What is in memory at once of one transcript: each may be as long as Discord lets a message be. */
    static final int PAGE = 100;

    /** Each holds a thread of the HTTP door. */
    static final int MAX_AT_ONCE = 8;

    /** Whoever reads more slowly than that does not keep others from reading. */
    static final Duration MAX_DURATION = Duration.ofMinutes(2);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TicketMessages messages;
    private final LogReader log;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    Transcripts(TicketMessages messages, LogReader log) {
        this.messages = messages;
        this.log = log;
    }

    /** It took longer than {@link #MAX_DURATION}. */
    static final class ReadTooSlowly extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * All that is known by now. Nothing is written before the first page was read.
     *
     * @throws ProblemException 503 when too many are read at once
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    void tell(TicketDetails ticket, TranscriptForm form) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.away("Too many transcripts are read at once", RETRY_AFTER));
        }
        try {
            tell(ticket, form, System.nanoTime() + MAX_DURATION.toNanos());
        } finally {
            places.release();
        }
    }

    private void tell(TicketDetails ticket, TranscriptForm form, long deadline) throws IOException {
        TranscriptCourse course = new TranscriptCourse(form);
        List<Told> page = messages.page(ticket.id(), Told.NOTHING, PAGE);
        Map<Long, TicketMessageEvent> events = events(page);
        form.begin(ticket);
        while (!page.isEmpty()) {
            for (Told told : page) {
                TicketMessageEvent event = events.get(told.position());
                if (event != null) {
                    course.next(event);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ReadTooSlowly();
            }
            page = page.size() < PAGE ? List.of() : messages.page(ticket.id(), page.getLast(), PAGE);
            events = events(page);
        }
        course.end();
    }

    private Map<Long, TicketMessageEvent> events(List<Told> page) {
        Map<Long, TicketMessageEvent> events = new HashMap<>();
        for (LoggedEvent logged : log.at(page.stream().map(Told::position).toList())) {
            if (logged.payload() instanceof TicketMessageEvent event) {
                events.put(logged.position(), event);
            }
        }
        return events;
    }
}
