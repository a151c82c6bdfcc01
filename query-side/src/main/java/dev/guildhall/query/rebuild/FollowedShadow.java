package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionOperations;

/** Rows that are written while the log is read, many events in one transaction; nothing is kept in memory. */
final class FollowedShadow implements Shadow {
    /** Events that are followed in one transaction: so few that whoever saves meanwhile has the processors soon. */
    static final int BATCH = 100;

    /** Each takes a connection now and then, of those that the live views have, too. */
    private static final int PARTS = 2;

    private record Part(FollowedView.Following following, List<ReplayedEvent> waiting) {}

    private final TransactionOperations transactions;
    private final List<Part> parts;

    FollowedShadow(TransactionOperations transactions, Supplier<FollowedView.Following> following) {
        this.transactions = transactions;
        this.parts = IntStream.range(0, PARTS)
                .mapToObj(part -> new Part(following.get(), new ArrayList<>()))
                .toList();
    }

    @Override
    public int parts() {
        return PARTS;
    }

    @Override
    public boolean needsKeys() {
        return true;
    }

    @Override
    public void follow(int part, ReplayedEvent event) {
        List<ReplayedEvent> waiting = parts.get(part).waiting();
        waiting.add(event);
        if (waiting.size() >= BATCH) {
            write(parts.get(part));
        }
    }

    private void write(Part part) {
        write(part.following(), part.waiting());
        part.waiting().clear();
    }

    @Override
    public void load(Connection connection) {
        parts.forEach(this::write);
    }

    @Override
    public void catchUp(List<ReplayedEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            write(parts.getFirst().following(), events.subList(from, Math.min(events.size(), from + BATCH)));
        }
    }

    /** All that follows from the events or nothing: what was written in part would look as if all of it were. */
    private void write(FollowedView.Following following, List<ReplayedEvent> events) {
        if (!events.isEmpty()) {
            transactions.executeWithoutResult(status -> following.follow(events));
        }
    }
}
