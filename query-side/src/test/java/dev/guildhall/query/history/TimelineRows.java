package dev.guildhall.query.history;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.query.projection.ViewSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that stands in the timeline, and the same made of the log one event at a time. */
final class TimelineRows {
    private static final List<String> TABLES = List.of("timeline_term", "timeline_field", "timeline_before");

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    TimelineRows(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    TimelineTable table() {
        return new TimelineTable(dataSource, ViewSchema.LIVE, new Summaries());
    }

    /** In an order that is always the same. */
    List<String> all() {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            jdbc.sql("SELECT t::text FROM query." + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.add(table + row));
        }
        rows.sort(null);
        return rows;
    }

    void clear() {
        TABLES.forEach(table -> jdbc.sql("DELETE FROM query." + table).update());
    }

    /** Those that follow from the log without some guilds, one event at a time; nothing else stands there afterwards. */
    List<String> oneByOne(LogReader log, Predicate<OfGuild> followed) {
        clear();
        TimelineTable table = table();
        long position = 0;
        for (List<LoggedEvent> page = log.after(0, 100); !page.isEmpty(); page = log.after(position, 100)) {
            for (LoggedEvent event : page) {
                if (event.payload() instanceof OfGuild of && followed.test(of)) {
                    table.write(List.of(new TimelineEvent(of, event.type(), event.position(), event.metadata())));
                }
            }
            position = page.getLast().position();
        }
        return all();
    }
}
