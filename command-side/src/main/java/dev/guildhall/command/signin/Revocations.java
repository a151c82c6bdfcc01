package dev.guildhall.command.signin;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.signin.SessionsRevoked;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does what the log says: sessions that an operator revoked are ended. How far it has come is kept, so that whatever a crash
 * interrupts is done by whoever comes next. Doing it twice does no harm: sessions are named, not users. Thread-safe.
 */
public final class Revocations {
    private final JdbcClient jdbc;
    private final LogReader log;
    private final PanelSessions sessions;

    Revocations(JdbcClient jdbc, LogReader log, PanelSessions sessions) {
        this.jdbc = jdbc;
        this.log = log;
        this.sessions = sessions;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public void carryOut() {
        long through = jdbc.sql("select revoked_through from command.revocation_progress")
                .query(Long.class)
                .single();
        List<LoggedEvent> page = log.revocationEvents(through, LogReader.MAX_PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::carryOut);
            through = page.getLast().position();
            jdbc.sql("update command.revocation_progress set revoked_through = greatest(revoked_through, ?)")
                    .param(through)
                    .update();
            page = log.revocationEvents(through, LogReader.MAX_PAGE);
        }
    }

    private void carryOut(LoggedEvent event) {
        if (event.payload() instanceof SessionsRevoked revoked) {
            sessions.revokeByOperator(
                    revoked.sessionIds().stream().map(UUID::fromString).toList());
        }
    }
}
