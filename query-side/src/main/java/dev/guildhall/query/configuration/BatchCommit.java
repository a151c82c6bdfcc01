package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
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
    private final Parking parking;
    private final GuildMemory memory = new GuildMemory();

    BatchCommit(
            GuildViews views,
            BatchStatement statement,
            List<WithinBatch> within,
            TransactionOperations transactions,
            Parking parking) {
        this.views = views;
        this.statement = statement;
        this.within = List.copyOf(within);
        this.transactions = transactions;
        this.parking = parking;
    }

    Parking parking() {
        return parking;
    }

    /**
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
        Quarantine quarantine = parking.quarantine();
        FoldedBatch folded = batch.foldedInto(rows(batch.guilds()), quarantine);
        BatchAttempt attempt = new BatchAttempt(statement, within, transactions, quarantine);
        batch.token().store(token -> attempt.write(batch.erased(), folded, token, () -> parking.store(quarantine, 0)));
        written(batch, attempt.written());
    }

    private void written(ConfigurationBatch batch, FoldedBatch folded) {
        memory.keep(folded.views());
        batch.written(folded);
    }

    /**
     * Writes events that have waited, in the caller's transaction.
     *
     * @param token as it stands in the data base
     */
    void resume(ConfigurationBatch batch, Quarantine quarantine, PendingToken.Entry token) {
        FoldedBatch folded = batch.foldedInto(rows(batch.guilds()), quarantine);
        BatchAttempt attempt = new BatchAttempt(statement, within, transactions, quarantine);
        if (!attempt.oneByOne(batch.erased(), folded, token)) {
            throw new IllegalStateException("the segment that was held is somebody else's");
        }
        batch.written(attempt.written());
    }

    /** What was resumed is committed. */
    void resumed(ConfigurationBatch batch) {
        memory.keep(batch.steps().stream().map(ViewStep::after).toList());
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
}
