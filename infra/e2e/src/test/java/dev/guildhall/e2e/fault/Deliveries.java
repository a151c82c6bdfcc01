package dev.guildhall.e2e.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A projection that remembers what it was given, and in which order: in its ledger as it comes, and in a table in the
 * transaction of its token.
 */
final class Deliveries implements EventHandlerInvoker {
    /** First word of a line about an event given: its position, and its age in microseconds. */
    static final String GIVEN = "given";

    /** First word of a line about a commit: the last position in it. */
    static final String COMMITTED = "committed";

    private static final String BATCH = Deliveries.class.getName();
    private static final String REMEMBER = "insert into fault.delivery (position) select unnest(?::bigint[])";
    private static final long NANOS_A_MICRO = 1_000;

    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    Deliveries(DataSource dataSource, Ledger ledger) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ledger = ledger;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws SQLException {
        long position = position(message);
        ledger.write(
                GIVEN,
                position,
                Duration.between(message.getTimestamp(), Instant.now()).toNanos() / NANOS_A_MICRO);
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.<List<Long>>getOrComputeResource(BATCH, ignored -> begin(unit)).add(position);
    }

    private List<Long> begin(UnitOfWork<?> unit) {
        List<Long> batch = new ArrayList<>();
        unit.onPrepareCommit(ignored -> jdbc.update(
                REMEMBER,
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("bigint", batch.toArray()))));
        unit.afterCommit(ignored -> ledger.write(COMMITTED, batch.getLast()));
        return batch;
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("an event without a position did not come from the log");
    }
}
