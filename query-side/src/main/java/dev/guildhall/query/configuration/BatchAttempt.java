package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Poison;
import dev.guildhall.eventlog.parking.Quarantine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what was made of a batch: all rows by one statement and, where PostgreSQL refuses one of them, guild by guild. For one
 * thread.
 */
final class BatchAttempt {
    private final BatchStatement statement;
    private final List<WithinBatch> within;
    private final TransactionOperations transactions;
    private final Quarantine quarantine;
    private @Nullable FoldedBatch written;

    BatchAttempt(
            BatchStatement statement,
            List<WithinBatch> within,
            TransactionOperations transactions,
            Quarantine quarantine) {
        this.statement = statement;
        this.within = within;
        this.transactions = transactions;
        this.quarantine = quarantine;
    }

    /** What was written in the end. */
    FoldedBatch written() {
        return Objects.requireNonNull(written, "nothing was written");
    }

    /**
     * Together with the token.
     *
     * @param parking keeps what is in quarantine, in the same transaction
     * @return whether the claim was the owner's; if not, nothing was written
     */
    boolean write(Map<String, Long> erased, FoldedBatch folded, PendingToken.Entry token, Runnable parking) {
        try {
            written = folded;
            boolean rowsOnly = erased.isEmpty() && folded.left().isEmpty() && quarantine.isEmpty();
            return rowsOnly ? statement.execute(token, folded.changes()) : together(erased, folded, token, parking);
        } catch (RuntimeException e) {
            if (!Poison.isOne(e)) {
                throw e;
            }
            return Boolean.TRUE.equals(transactions.execute(status -> {
                boolean claimed = oneByOne(erased, folded, token);
                parking.run();
                return claimed;
            }));
        }
    }

    private boolean together(Map<String, Long> erased, FoldedBatch folded, PendingToken.Entry token, Runnable parking) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            // The token alone first: whoever has lost his claim takes no lock that its new holder needs.
            if (!statement.execute(token, List.of())) {
                return false;
            }
            erase(erased);
            statement.execute(token, folded.changes());
            leave(folded);
            parking.run();
            return true;
        }));
    }

    /**
     * Guild by guild, in the caller's transaction; what PostgreSQL refuses is put into quarantine.
     *
     * @return whether the claim was the owner's; if not, nothing was written
     */
    boolean oneByOne(Map<String, Long> erased, FoldedBatch folded, PendingToken.Entry token) {
        if (!statement.execute(token, List.of())) {
            return false;
        }
        erase(erased);
        List<ViewStep> kept = new ArrayList<>();
        Map<String, List<ViewStep>> guilds = folded.steps().stream()
                .collect(
                        Collectors.groupingBy(step -> step.after().guildId(), LinkedHashMap::new, Collectors.toList()));
        guilds.values().forEach(steps -> kept.addAll(store(steps, token)));
        FoldedBatch stored = FoldedBatch.of(kept);
        leave(stored);
        written = stored;
        return true;
    }

    /** The steps that could be stored. */
    private List<ViewStep> store(List<ViewStep> steps, PendingToken.Entry token) {
        RowChange whole =
                new RowChange(steps.getFirst().before(), steps.getLast().after());
        if (quarantine.tried(() -> statement.execute(token, List.of(whole))) == null) {
            return steps;
        }
        List<ViewStep> stored = new ArrayList<>();
        for (ViewStep step : steps) {
            RowChange change = new RowChange(step.before(), step.after());
            RuntimeException refused = quarantine.tried(() -> statement.execute(token, List.of(change)));
            if (refused != null) {
                quarantine.add(Incoming.of(step.event(), step.position(), step), refused);
                break;
            }
            stored.add(step);
        }
        return stored;
    }

    private void erase(Map<String, Long> erased) {
        if (!erased.isEmpty()) {
            within.forEach(one -> one.erased(erased));
        }
    }

    private void leave(FoldedBatch folded) {
        if (!folded.left().isEmpty()) {
            within.forEach(one -> one.left(folded.left()));
        }
    }
}
