package dev.guildhall.command.signin;

import dev.guildhall.door.session.EndedSessionTable;
import dev.guildhall.door.session.EndedSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends sessions, and with each its access tokens: in this process before a call returns, in others within moments. The
 * session's own row, the note for processes that start later and the notification are one transaction. Thread-safe.
 */
final class SessionEnds {
    /** Why a session ended, as its row says. */
    enum Reason {
        SIGNED_OUT("signed-out"),
        REVOKED("revoked"),
        TOKEN_REUSED("token-reused"),
        TOO_MANY("too-many"),
        OPERATOR("operator");

        private final String word;

        Reason(String word) {
            this.word = word;
        }
    }

    private static final int FORGET_BATCH = 500;

    private static final String TELL = """
            , told as (
                insert into command.ended_sessions (session_id, forget_at)
                select session_id, now() + ? * interval '1 second' from ended
                on conflict (session_id) do nothing)
            select session_id, pg_notify(?, session_id::text) from ended""";

    private final JdbcClient jdbc;
    private final EndedSessions ended;

    SessionEnds(JdbcClient jdbc, EndedSessions ended) {
        this.jdbc = jdbc;
        this.ended = ended;
    }

    /**
     * @param condition SQL about a row of {@code command.panel_sessions}
     * @param parameters of the condition
     * @return those that were not over before
     */
    List<UUID> revoke(Reason reason, String condition, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(reason.word));
        all.addAll(List.of(parameters));
        return end("""
                with ended as (
                    update command.panel_sessions set revoked_at = now(), revoked_because = ?
                    where revoked_at is null and (%s) returning session_id)""".formatted(condition), all);
    }

    /** Leaves nothing of what was kept of a person under that key. */
    void delete(String userId, long key) {
        end("""
                with ended as (
                    delete from command.panel_sessions
                    where user_id = ? and coalesce((profile ->> 'key')::bigint, 0) = ? returning session_id)""", List.of(userId, key));
    }

    private List<UUID> end(String ending, List<Object> parameters) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(EndedSessions.MEMORY.toSeconds());
        all.add(EndedSessionTable.CHANNEL);
        List<UUID> sessions = jdbc.sql(ending + TELL)
                .params(all)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        sessions.forEach(session -> ended.add(session, EndedSessions.MEMORY));
        return sessions;
    }

    /** Removes a batch of notes that matter no more; answers how many. */
    int removeExpired() {
        return jdbc.sql("""
                delete from command.ended_sessions where session_id in (
                    select session_id from command.ended_sessions where forget_at <= now()
                    limit ? for update skip locked)""").param(FORGET_BATCH).update();
    }
}
