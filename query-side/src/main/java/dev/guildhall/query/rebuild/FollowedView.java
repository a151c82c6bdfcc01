package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.ViewSchema;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A view whose rows are made by the very code that makes the live ones, told to write elsewhere.
 *
 * @param following makes what writes to a schema
 */
public record FollowedView(
        String projection,
        int version,
        List<ViewTable> tables,
        List<String> types,
        LogReplay.Detail detail,
        boolean isHeld,
        Function<ViewSchema, Following> following,
        TransactionOperations transactions)
        implements RebuildableView {
    /** Writes what follows from events, in the caller's transaction, and nothing else anywhere. Used by one thread. */
    @FunctionalInterface
    public interface Following {
        void follow(List<ReplayedEvent> events);
    }

    /** Every row is read once more, and so is every live one. */
    private static final double REST = 0.1;

    /** Those in which such a view is made. */
    public static TransactionOperations transactions(DataSource dataSource, PlatformTransactionManager transactions) {
        return new AsynchronousCommits(dataSource, transactions);
    }

    @Override
    public double rest() {
        return REST;
    }

    @Override
    public Shadow shadow(String schema, boolean empty) {
        return new FollowedShadow(transactions, () -> following.apply(new ViewSchema(schema)));
    }
}
