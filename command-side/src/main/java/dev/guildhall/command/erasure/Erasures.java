package dev.guildhall.command.erasure;

import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.eventlog.KeyRemains;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.erasure.PersonErased;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does what the log says: the keys of those who were erased are destroyed, and what else was kept of them is forgotten.
 * How far it has come is kept, so that whatever a crash interrupts is done by whoever comes next. Doing it twice, or in
 * several processes at once, does no harm: a key's number is destroyed, not a person. Thread-safe.
 */
public final class Erasures {
    private static final String DUE = "select destroyed_through, cleared_through from command.erasure_progress";

    private record Progress(long destroyed, long cleared) {}

    private final JdbcClient jdbc;
    private final LogReader log;
    private final SubjectKeys keys;
    private final KeyRemains remains;
    private final PanelSessions sessions;

    Erasures(JdbcClient jdbc, LogReader log, SubjectKeys keys, KeyRemains remains, PanelSessions sessions) {
        this.jdbc = jdbc;
        this.log = log;
        this.keys = keys;
        this.remains = remains;
        this.sessions = sessions;
    }

    /**
     * Carries out every erasure in the log. What destroyed keys leave in the file of their table is removed too, where
     * nobody keeps the table busy; else the next call does it.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public void carryOut() {
        Progress progress = jdbc.sql(DUE)
                .query((row, n) -> new Progress(row.getLong(1), row.getLong(2)))
                .single();
        long destroyed = destroyAfter(progress.destroyed());
        if (progress.cleared() < destroyed && remains.remove()) {
            jdbc.sql("update command.erasure_progress set cleared_through = greatest(cleared_through, ?)")
                    .param(destroyed)
                    .update();
        }
    }

    private long destroyAfter(long position) {
        long through = position;
        List<LoggedEvent> page = log.personEvents(through, LogReader.MAX_PAGE);
        while (!page.isEmpty()) {
            for (LoggedEvent event : page) {
                if (event.payload() instanceof PersonErased erased) {
                    sessions.forget(erased.userId(), erased.key());
                    keys.destroy(erased.userId(), List.of(erased.key()));
                }
                through = event.position();
            }
            jdbc.sql("update command.erasure_progress set destroyed_through = greatest(destroyed_through, ?)")
                    .param(through)
                    .update();
            page = log.personEvents(through, LogReader.MAX_PAGE);
        }
        return through;
    }
}
