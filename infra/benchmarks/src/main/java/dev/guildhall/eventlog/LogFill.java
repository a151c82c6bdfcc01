package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Appender.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;

/** Fills a log of a benchmark faster than commands could, by the statement and the encoding that they use. */
public final class LogFill {
    private static final int ROWS_A_BATCH = 1_000;

    private LogFill() {}

    /** @param eventAt the event of a number, from 0; its sequence number must be the next one of its aggregate */
    public static void fill(
            DataSource dataSource, EventCodec codec, long count, LongFunction<DomainEventMessage<?>> eventAt) {
        try (Connection connection = dataSource.getConnection()) {
            for (long from = 0; from < count; from += ROWS_A_BATCH) {
                List<LogRow> rows = new ArrayList<>(ROWS_A_BATCH);
                for (long i = from; i < Math.min(count, from + ROWS_A_BATCH); i++) {
                    rows.add(codec.encode(eventAt.apply(i), 0));
                }
                String refusal = Appender.append(connection, List.of(Request.of(rows)))
                        .getFirst()
                        .refusal();
                if (refusal != null) {
                    throw new IllegalStateException("the log refused its filling: " + refusal);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log could not be filled", e);
        }
    }
}
