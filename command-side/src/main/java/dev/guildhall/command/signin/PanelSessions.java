package dev.guildhall.command.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The panel's sessions. A refresh token is good for one use; a second use means that somebody has stolen it, or was
 * stolen from, so the session ends for both. What is known of the person is kept sealed; a session whose person was erased
 * is over. All times are the data base's. Thread-safe.
 */
public final class PanelSessions {
    /** Counted anew at each refresh. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(PanelSessions.class);
    private static final int SECRET_BYTES = 32;
    private static final int EXPIRY_BATCH = 500;
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final JdbcClient jdbc;
    private final SealedProfiles profiles;
    private final SecureRandom random = new SecureRandom();

    PanelSessions(JdbcClient jdbc, SealedProfiles profiles) {
        this.jdbc = jdbc;
        this.profiles = profiles;
    }

    /** Whose session was refreshed, and the token for the next time. */
    record Refreshed(PanelUser user, String refreshToken) {}

    /** Answers the refresh token, which is kept nowhere. */
    String open(PanelUser user) {
        UUID session = UUID.randomUUID();
        String token = token(session);
        jdbc.sql("""
                insert into command.panel_sessions (session_id, user_id, profile, token_hash, expires_at)
                values (?, ?, ?::jsonb, ?, now() + ? * interval '1 second')""")
                .params(session, user.id(), profiles.seal(session, user), hash(token), LIFETIME.toSeconds())
                .update();
        return token;
    }

    /** Empty when the token is not, or no longer, good; using one twice ends the session. */
    Optional<Refreshed> refresh(String token) {
        Optional<UUID> session = sessionOf(token);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        String next = token(session.get());
        Optional<Optional<PanelUser>> user = jdbc.sql("""
                update command.panel_sessions
                set token_hash = ?, rotated_at = now(), expires_at = now() + ? * interval '1 second'
                where session_id = ? and token_hash = ? and revoked_at is null and expires_at > now()
                returning session_id, profile""")
                .params(hash(next), LIFETIME.toSeconds(), session.get(), hash(token))
                .query((row, n) -> user(row))
                .optional();
        if (user.isEmpty()) {
            endIfReused(session.get(), token);
        }
        return user.flatMap(known -> known).map(known -> new Refreshed(known, next));
    }

    private void endIfReused(UUID session, String token) {
        int ended = jdbc.sql("""
                update command.panel_sessions set revoked_at = now(), revoked_because = 'token-reused'
                where session_id = ? and token_hash <> ? and revoked_at is null""").params(session, hash(token)).update();
        if (ended > 0) {
            LOG.warn("A refresh token was used twice: session {} is revoked", session);
        }
    }

    /** Ends the session that the token belongs to; a token that is no longer good ends nothing. */
    void end(String token) {
        sessionOf(token)
                .ifPresent(session -> jdbc.sql("""
                update command.panel_sessions set revoked_at = now(), revoked_because = 'signed-out'
                where session_id = ? and token_hash = ? and revoked_at is null""").params(session, hash(token)).update());
    }

    /** Ends all sessions of a user. */
    void endAll(String userId) {
        jdbc.sql("""
                update command.panel_sessions set revoked_at = now(), revoked_because = 'signed-out'
                where user_id = ? and revoked_at is null""").param(userId).update();
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

    /** Removes a batch of sessions that are over; answers how many. */
    public int removeExpired() {
        return jdbc.sql("""
                delete from command.panel_sessions where session_id in (
                    select session_id from command.panel_sessions where expires_at <= now()
                    limit ? for update skip locked)""").param(EXPIRY_BATCH).update();
    }

    /**
     * Forgets what was kept of a person under a key that is to be destroyed; the person has to sign in anew. Sessions of
     * later keep theirs.
     */
    public void forget(String userId, long key) {
        jdbc.sql(
                        "delete from command.panel_sessions where user_id = ? and coalesce((profile ->> 'key')::bigint, 0) = ?")
                .params(userId, key)
                .update();
    }

    private Optional<PanelUser> user(ResultSet row) throws SQLException {
        return profiles.open(row.getObject(1, UUID.class), row.getString(2));
    }

    private String token(UUID session) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return session + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static Optional<UUID> sessionOf(@Nullable String token) {
        Matcher matcher = TOKEN.matcher(token == null ? "" : token);
        try {
            return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
