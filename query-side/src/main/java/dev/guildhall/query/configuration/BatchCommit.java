package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Commits batches of the projection, rows and token together. Rows that were written before are remembered, so that
 * nearly every batch is one statement and one round trip. Throws Spring's {@code DataAccessException} when PostgreSQL is
 * away; nobody knows then what became of the batch, and it is done again from its token on. Thread-safe.
 */
final class BatchCommit {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCommit.class);

    private final GuildViews views;
    private final BatchStatement statement;
    private final List<WithinBatch> within;
    private final TransactionOperations transactions;
    private final GuildMemory memory = new GuildMemory();

    BatchCommit(
            GuildViews views, BatchStatement statement, List<WithinBatch> within, TransactionOperations transactions) {
        this.views = views;
        this.statement = statement;
        this.within = List.copyOf(within);
        this.transactions = transactions;
    }

    /**
     * @throws UnprojectableEvent when one of the events cannot be followed; nothing is written then
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when the segment was claimed by
     *     somebody else; nothing is written then
     */
    void commit(ConfigurationBatch batch) {
        try {
            commitOnce(batch);
        } catch (ConcurrencyFailureException e) {
            // Nothing was written. As the claim is ours, it is the memory that was wrong, and what is read is right.
            LOG.warn(
                    "A batch up to {} is made anew from what stands in the view: {}", batch.position(), e.getMessage());
            forget();
            commitOnce(batch);
        }
    }

    /** What others may have written meanwhile is read again. */
    void forget() {
        memory.forget();
    }

    private void commitOnce(ConfigurationBatch batch) {
        FoldedBatch folded = batch.foldedInto(rows(batch.guilds()));
        batch.token().store(token -> write(batch.erased(), folded, token));
        memory.keep(folded.views());
        batch.written(folded);
    }

    private Map<String, GuildView> rows(Set<String> guilds) {
        Map<String, GuildView> rows = memory.find(guilds);
        if (rows.size() < guilds.size()) {
            Set<String> missing = new HashSet<>(guilds);
            missing.removeAll(rows.keySet());
            rows.putAll(views.find(missing));
        }
        return rows;
    }

    private boolean write(Map<String, Long> erased, FoldedBatch folded, PendingToken.Entry token) {
        Set<String> left = folded.left();
        if (erased.isEmpty() && left.isEmpty()) {
            return statement.execute(token, folded.changes());
        }
        return Boolean.TRUE.equals(transactions.execute(status -> {
            // The token alone first: whoever has lost his claim takes no lock that its new holder needs.
            if (!statement.execute(token, List.of())) {
                return false;
            }
            if (!erased.isEmpty()) {
                within.forEach(one -> one.erased(erased));
            }
            statement.execute(token, folded.changes());
            if (!left.isEmpty()) {
                within.forEach(one -> one.left(left));
            }
            return true;
        }));
    }
}
