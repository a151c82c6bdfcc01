package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.parking.Letter;
import dev.guildhall.eventlog.parking.LetterTables;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Marks dead letters with what operators want of them, as the log tells it; whichever process hears of it first does so for
 * all. Thread-safe.
 */
public final class LetterOrders {
    private static final String WANT = "UPDATE $schema.dead_letter SET wanted = ?, ordered = ? WHERE projection = ?";

    private final LetterTables tables;
    private final LogReader log;
    private final TransactionOperations transactions;

    public LetterOrders(LetterTables tables, LogReader log, TransactionOperations transactions) {
        this.tables = tables;
        this.log = log;
        this.transactions = transactions;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away: it is heard again */
    void hear() {
        transactions.executeWithoutResult(status -> {
            long heard = tables.sql("SELECT heard FROM $schema.dead_letter_progress FOR UPDATE")
                    .query(Long.class)
                    .single();
            List<LoggedEvent> page;
            do {
                page = log.projectionEvents(heard, LogReader.MAX_PAGE);
                for (LoggedEvent event : page) {
                    hear(event);
                    heard = event.position();
                }
            } while (page.size() == LogReader.MAX_PAGE);
            tables.sql("UPDATE $schema.dead_letter_progress SET heard = ?")
                    .param(heard)
                    .update();
        });
    }

    private void hear(LoggedEvent event) {
        if (event.payload() instanceof DeadLetterRetryRequested retry) {
            retry(retry.projection(), retry.onlyLetterId(), event.position());
        } else if (event.payload() instanceof DeadLetterDiscarded discarded) {
            want(Letter.DISCARD, discarded.letterId(), event.position());
        }
    }

    private void retry(String projection, @Nullable String onlyLetterId, long ordered) {
        if (onlyLetterId == null) {
            // What is to be discarded is retried by that as well, but for one event.
            tables.sql(WANT + " AND wanted IS DISTINCT FROM 'discard'")
                    .params(Letter.RETRY, ordered, projection)
                    .update();
        } else {
            want(Letter.RETRY, onlyLetterId, ordered);
        }
    }

    private void want(String wanted, String letterId, long ordered) {
        Letter.place(letterId)
                .ifPresent(place -> tables.sql(WANT + " AND position = ?")
                        .params(wanted, ordered, place.projection(), place.position())
                        .update());
    }
}
