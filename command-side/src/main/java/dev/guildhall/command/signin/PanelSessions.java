package dev.guildhall.command.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The panel's sessions. A refresh token is good for one use, and, because two tabs of a browser may use it at once, for
 * the same answer again within {@link #GRACE}; a later use means that somebody has stolen it, or was stolen from, so the
 * session ends for both. What is known of the person is kept sealed; a session whose person was erased is over. All times
 * are the data base's. Thread-safe.
 */
public final class PanelSessions {
    /** Counted anew at each refresh. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    /** Two tabs wake at the same moment; an answer that was lost on its way is asked for again. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** Whoever signs in once more ends the session that rested longest. */
    public static final int MAX_SESSIONS_OF_A_USER = 50;

    private static final Logger LOG = LoggerFactory.getLogger(PanelSessions.class);
    private static final int EXPIRY_BATCH = 500;
    private static final String OF_USER_BUT = "user_id = ? and session_id <> ?";

    private final JdbcClient jdbc;
    private final SealedProfiles profiles;
    private final RefreshTokens tokens;
    private final SessionEnds ends;

    PanelSessions(JdbcClient jdbc, SealedProfiles profiles, RefreshTokens tokens, SessionEnds ends) {
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.tokens = tokens;
        this.ends = ends;
    }

    /** Whose session it is, and the refresh token for the next time, which is kept nowhere. */
    record Opened(PanelUser user, UUID session, String refreshToken) {}

    Opened open(PanelUser user, @Nullable String userAgent) {
        UUID session = UUID.randomUUID();
        String token = tokens.first(session);
        jdbc.sql("""
                insert into command.panel_sessions (session_id, user_id, profile, user_agent, token_hash, expires_at)
                values (?, ?, ?::jsonb, ?::jsonb, ?, now() + ? * interval '1 second')""")
                .param(session)
                .param(user.id())
                .param(profiles.seal(session, user))
                .param(profiles.sealUserAgent(session, user.id(), userAgent))
                .param(RefreshTokens.hash(token))
                .param(LIFETIME.toSeconds())
                .update();
        ends.revoke(SessionEnds.Reason.TOO_MANY, """
                session_id in (select session_id from command.panel_sessions
                    where user_id = ? and revoked_at is null order by rotated_at desc offset ?)""", user.id(), MAX_SESSIONS_OF_A_USER);
        return new Opened(user, session, token);
    }

    /** Empty when the token is not, or no longer, good; using one twice ends the session. */
    Optional<Opened> refresh(String token) {
        Optional<UUID> named = RefreshTokens.sessionOf(token);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        UUID session = named.get();
        Optional<Opened> refreshed = rotate(session, token).or(() -> repeat(session, token));
        if (refreshed.isEmpty()) {
            endIfReused(session, token);
        }
        return refreshed;
    }

    private Optional<Opened> rotate(UUID session, String token) {
        String next = tokens.successor(session, token);
        return jdbc.sql("""
                update command.panel_sessions
                set previous_hash = token_hash, token_hash = ?, rotated_at = now(),
                    expires_at = now() + ? * interval '1 second'
                where session_id = ? and token_hash = ? and revoked_at is null and expires_at > now()
                returning session_id, profile""")
                .params(RefreshTokens.hash(next), LIFETIME.toSeconds(), session, RefreshTokens.hash(token))
                .query((row, n) -> user(row))
                .optional()
                .flatMap(known -> known)
                .map(user -> new Opened(user, session, next));
    }

    /** The same answer as a moment ago, when another of the same browser was faster, or the answer never arrived. */
    private Optional<Opened> repeat(UUID session, String token) {
        for (String next : tokens.successors(session, token)) {
            Optional<Opened> again = jdbc.sql("""
                    select session_id, profile from command.panel_sessions
                    where session_id = ? and previous_hash = ? and token_hash = ?
                      and rotated_at > now() - ? * interval '1 second' and revoked_at is null and expires_at > now()""")
                    .params(session, RefreshTokens.hash(token), RefreshTokens.hash(next), GRACE.toSeconds())
                    .query((row, n) -> user(row))
                    .optional()
                    .flatMap(known -> known)
                    .map(user -> new Opened(user, session, next));
            if (again.isPresent()) {
                return again;
            }
        }
        return Optional.empty();
    }

    private void endIfReused(UUID session, String token) {
        List<UUID> ended = ends.revoke(
                SessionEnds.Reason.TOKEN_REUSED,
                "session_id = ? and token_hash <> ?",
                session,
                RefreshTokens.hash(token));
        if (!ended.isEmpty()) {
            LOG.warn("A refresh token was used twice: session {} is revoked", session);
        }
    }

    /** Whose session the token names, whether or not it is good. */
    Optional<String> owner(String token) {
        return RefreshTokens.sessionOf(token)
                .flatMap(session -> jdbc.sql("select user_id from command.panel_sessions where session_id = ?")
                        .param(session)
                        .query(String.class)
                        .optional());
    }

    /** Ends the session that the token belongs to; a token that is no longer good ends nothing. */
    void end(String token) {
        RefreshTokens.sessionOf(token)
                .ifPresent(session -> ends.revoke(
                        SessionEnds.Reason.SIGNED_OUT,
                        "session_id = ? and ? in (token_hash, previous_hash)",
                        session,
                        RefreshTokens.hash(token)));
    }

    void end(UUID session) {
        ends.revoke(SessionEnds.Reason.SIGNED_OUT, "session_id = ?", session);
    }

    /** @return whether the user had such a session */
    boolean revoke(String userId, UUID session) {
        return !ends.revoke(
                        SessionEnds.Reason.REVOKED,
                        "user_id = ? and session_id = ? and expires_at > now()",
                        userId,
                        session)
                .isEmpty();
    }

    /** Ends all sessions of the user but one; answers how many. */
    int revokeOthers(String userId, UUID current) {
        return ends.revoke(SessionEnds.Reason.REVOKED, OF_USER_BUT, userId, current)
                .size();
    }

    /** Ends those of them that are not over, whoever's they are. */
    void revokeByOperator(List<UUID> revoked) {
        ends.revoke(SessionEnds.Reason.OPERATOR, "session_id = any(?)", (Object) revoked.toArray(UUID[]::new));
    }

    /** Whose session it is; empty when it is over. */
    Optional<String> userOf(UUID session) {
        return jdbc.sql("""
                select user_id from command.panel_sessions
                where session_id = ? and revoked_at is null and expires_at > now()""").param(session).query(String.class).optional();
    }

    /** The user's sessions that go on, the one used last first. */
    List<OpenSession> list(String userId, UUID current) {
        return jdbc.sql("""
                select session_id, created_at, rotated_at, user_agent from command.panel_sessions
                where user_id = ? and revoked_at is null and expires_at > now() order by rotated_at desc limit ?""")
                .params(userId, MAX_SESSIONS_OF_A_USER)
                .query((row, n) -> {
                    UUID session = row.getObject(1, UUID.class);
                    return new OpenSession(
                            session,
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            profiles.openUserAgent(session, row.getString(4)).orElse(null),
                            session.equals(current));
                })
                .list();
    }

    /** What the user's latest session knows of them. */
    Optional<PanelUser> latest(String userId) {
        return jdbc.sql("""
                select session_id, profile from command.panel_sessions
                where user_id = ? and revoked_at is null order by created_at desc limit 1""")
                .param(userId)
                .query((row, n) -> user(row))
                .optional()
                .flatMap(known -> known);
    }

    /** Removes a batch of sessions that are over, and of what told of their end; answers how many. */
    public int removeExpired() {
        return ends.removeExpired() + jdbc.sql("""
                delete from command.panel_sessions where session_id in (
                    select session_id from command.panel_sessions where expires_at <= now()
                    limit ? for update skip locked)""").param(EXPIRY_BATCH).update();
    }

    /**
     * Forgets what was kept of a person under a key that is to be destroyed, and ends those sessions; the person has to
     * sign in anew. Sessions of later keep theirs.
     */
    public void forget(String userId, long key) {
        ends.delete(userId, key);
    }

    private Optional<PanelUser> user(ResultSet row) throws SQLException {
        return profiles.open(row.getObject(1, UUID.class), row.getString(2));
    }
}
