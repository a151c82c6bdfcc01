package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the reader was given every position in order. After a kill or a rollback it goes back to what it had committed
 * and is given the rest again: that much is allowed, and nothing else is.
 */
final class DeliveryAudit {
    private static final String TABLE = """
            select count(*), count(distinct position), coalesce(max(position), 0),
                   count(*) filter (where position < before) from
            (select position, lag(position) over (order by n) as before from fault.delivery) as delivery""";
    private static final int WORDS = 3;
    private static final int PERCENT = 100;

    private final List<String> violations = new ArrayList<>();
    private final List<Long> ages = new ArrayList<>();
    private long last;
    private long highest;
    private long committed;
    private long again;

    static DeliveryAudit of(List<Path> ledgers, TestDatabase database, long head) throws SQLException {
        DeliveryAudit audit = new DeliveryAudit();
        ledgers.forEach(path -> Ledger.read(path, WORDS, audit::add));
        if (audit.last != head) {
            audit.violations.add("the reader was last given %d of %d".formatted(audit.last, head));
        }
        audit.table(database, head);
        return audit;
    }

    private void add(String[] line) {
        long position = Long.parseLong(line[1]);
        if (line[0].equals(Deliveries.COMMITTED)) {
            committed = position;
            return;
        }
        if (position != last + 1 && (position <= committed || position > last)) {
            violations.add("the reader was given %d after %d, with %d committed".formatted(position, last, committed));
        }
        if (position > highest) {
            highest = position;
            ages.add(Long.parseLong(line[2]));
        } else {
            again++;
        }
        last = position;
    }

    /** What stands in the transactions of the tokens happened exactly once. */
    private void table(TestDatabase database, long head) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLE)) {
            row.next();
            if (row.getLong(1) != head || row.getLong(2) != head || row.getLong(3) != head || row.getLong(4) != 0) {
                violations.add("of %d events %d were committed, %d different ones up to %d, %d out of order"
                        .formatted(head, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
    }

    List<String> violations() {
        return violations;
    }

    /** How many events were given once more after a kill or a rollback. */
    long again() {
        return again;
    }

    /** Microseconds from the append to the first delivery, of the events in between the percentages, sorted. */
    long ageMicros(int percent) {
        List<Long> sorted = ages.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / PERCENT));
    }
}
