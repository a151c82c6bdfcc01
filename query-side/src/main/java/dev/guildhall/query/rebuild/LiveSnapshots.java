package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.Reached;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads of live views of which it is certain how far the view is, though it goes on meanwhile. Thread-safe. */
final class LiveSnapshots {
    /** What was read, and how far the live view was in it. */
    record Snapshot<T>(Reached reached, T value) {}

    private final TransactionTemplate transactions;
    private final LivePosition live;

    LiveSnapshots(PlatformTransactionManager transactions, LivePosition live) {
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.transactions.setReadOnly(true);
        this.live = live;
    }

    /** Rows and tokens are committed together, so one snapshot has both. */
    <T> Snapshot<T> of(String projection, Supplier<T> read) {
        return Objects.requireNonNull(
                transactions.execute(status -> new Snapshot<>(live.reached(projection), read.get())));
    }
}
