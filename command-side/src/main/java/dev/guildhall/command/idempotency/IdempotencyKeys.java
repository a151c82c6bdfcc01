package dev.guildhall.command.idempotency;

import dev.guildhall.eventlog.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of the last {@link #LIFETIME}. Who claims a key holds it for {@link #HOLD}; somebody else may then take over,
 * which is safe because the log refuses the same command twice. All times are the data base's. Thread-safe.
 */
public final class IdempotencyKeys {
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** Longer than a command takes; shorter than a client's patience after a crash. */
    static final Duration HOLD = Duration.ofSeconds(15);

    /** How many expired keys one statement removes. */
    static final int EXPIRY_BATCH = 500;

    private static final int MAX_BATCHES = 100;

    private final JdbcClient jdbc;

    public IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Claim claim(String userId, String key, byte[] fingerprint, long logHead) {
        UUID holder = UUID.randomUUID();
        UUID commandId = TimeOrderedIds.next();
        int inserted = jdbc.sql("""
                insert into command.idempotency
                    (user_id, key, fingerprint, command_id, log_head, holder, held_until, expires_at)
                values (?, ?, ?, ?, ?, ?, now() + ? * interval '1 second', now() + ? * interval '1 second')
                on conflict do nothing""")
                .params(userId, key, fingerprint, commandId, logHead, holder, HOLD.toSeconds(), LIFETIME.toSeconds())
                .update();
        return inserted == 1
                ? new Claim.Mine(commandId, holder, logHead, false)
                : takeOver(userId, key, fingerprint, holder).orElseGet(() -> look(userId, key, fingerprint));
    }

    private Optional<Claim> takeOver(String userId, String key, byte[] fingerprint, UUID holder) {
        return jdbc.sql("""
                update command.idempotency set holder = ?, held_until = now() + ? * interval '1 second'
                where user_id = ? and key = ? and fingerprint = ?
                    and answer is null and held_until <= now() and expires_at > now()
                returning command_id, log_head""")
                .params(holder, HOLD.toSeconds(), userId, key, fingerprint)
                .query((row, n) -> (Claim) new Claim.Mine(row.getObject(1, UUID.class), holder, row.getLong(2), true))
                .optional();
    }

    private Claim look(String userId, String key, byte[] fingerprint) {
        if (jdbc.sql("delete from command.idempotency where user_id = ? and key = ? and expires_at <= now()")
                        .params(userId, key)
                        .update()
                > 0) {
            return new Claim.Busy(); // free now: the next attempt gets it
        }
        return jdbc.sql(
                        "select fingerprint = ?, version, answer from command.idempotency where user_id = ? and key = ?")
                .params(fingerprint, userId, key)
                .query((row, n) -> state(row))
                .optional()
                .orElseGet(Claim.Busy::new);
    }

    private static Claim state(ResultSet row) throws SQLException {
        if (!row.getBoolean(1)) {
            return new Claim.OtherRequest();
        }
        byte[] answer = row.getBytes(3);
        return answer == null ? new Claim.Busy() : new Claim.Answered(new StoredAnswer(row.getLong(2), answer));
    }

    /** Keeps the answer for whoever asks again. */
    void answer(Claim.Mine claim, StoredAnswer answer) {
        jdbc.sql("update command.idempotency set version = ?, answer = ? where command_id = ? and answer is null")
                .params(answer.version(), answer.body(), claim.commandId())
                .update();
    }

    /** The request came to nothing: its key may be used anew. */
    void forget(Claim.Mine claim) {
        jdbc.sql("delete from command.idempotency where command_id = ? and holder = ? and answer is null")
                .params(claim.commandId(), claim.holder())
                .update();
    }

    /** Nobody knows what became of the request: whoever repeats it shall find out, at once. */
    void release(Claim.Mine claim) {
        jdbc.sql("update command.idempotency set held_until = now() where command_id = ? and holder = ?")
                .params(claim.commandId(), claim.holder())
                .update();
    }

    /** Removes what has expired, in batches so that nobody waits long for a lock; answers how many. */
    public int removeExpired() {
        int removed = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int some = jdbc.sql("""
                    delete from command.idempotency where (user_id, key) in (
                        select user_id, key from command.idempotency where expires_at <= now()
                        limit ? for update skip locked)""").param(EXPIRY_BATCH).update();
            removed += some;
            if (some < EXPIRY_BATCH) {
                break;
            }
        }
        return removed;
    }
}
