package dev.guildhall.query.effect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored effects. What changes them takes part in the caller's transaction, and reads them locked first. All methods
 * throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class Effects {
    /** The most that one page tells. */
    public static final int MAX_PAGE = 200;

    static final int MAX_FORGOTTEN = 1_000;

    /** In the words of the index. */
    private static final String FORGET_WELCOMES = """
            DELETE FROM query.effect WHERE effect_id IN (
                SELECT effect_id FROM query.effect
                WHERE state = 'done' AND kind LIKE 'welcome.%' AND done_at < clock_timestamp() - make_interval(secs => ?)
                ORDER BY done_at LIMIT ?)
            """;

    private static final String SELECT = "SELECT " + EffectRow.COLUMNS + " FROM query.effect e ";

    private static final String UPSERT = """
            INSERT INTO query.effect AS held (%s)
            SELECT * FROM unnest(%s)
            ON CONFLICT (effect_id) DO UPDATE SET
                wanted = excluded.wanted, urgent = excluded.urgent, done = excluded.done, state = excluded.state,
                attempts = excluded.attempts, first_attempt_at = excluded.first_attempt_at, done_at = excluded.done_at,
                not_before = excluded.not_before, claimed_by = excluded.claimed_by,
                claimed_until = excluded.claimed_until, claimed_version = excluded.claimed_version,
                cause = excluded.cause
            """.formatted(EffectRow.COLUMNS, EffectRow.UNNEST);

    /** An end is not announced under a giveaway that is still to be posted, nor after the reroll that followed it. */
    private static final String IN_TURN = """
            e.state IN ('pending', 'claimed') AND NOT EXISTS (
                SELECT FROM query.effect b WHERE b.subject_id = e.subject_id AND b.sequence < e.sequence
                AND b.done = 0 AND b.state IN ('pending', 'claimed'))
            """;

    /** The longest due first, but greetings after all else: many may come to one guild at once, and somebody else's tickets wait. */
    private static final String DUE = SELECT + "WHERE e.not_before <= clock_timestamp() AND " + IN_TURN;

    private static final String LONGEST_FIRST =
            "ORDER BY e.kind LIKE 'welcome.%', e.not_before LIMIT ? FOR UPDATE OF e SKIP LOCKED";

    /** As Discord divides guilds. */
    private static final String ON_SHARDS = "AND (e.guild_id::bigint >> 22) % ? = ANY (?) ";

    private static final String NEXT =
            "SELECT extract(epoch FROM min(e.not_before) - clock_timestamp()) * 1000 FROM query.effect e WHERE "
                    + IN_TURN;

    /** In the order of their ids, as everybody locks several. */
    private static final String RENEW = """
            WITH held AS (
                SELECT effect_id FROM query.effect WHERE effect_id = ANY (?) AND claimed_by = ? AND state = 'claimed'
                ORDER BY effect_id FOR UPDATE),
            until AS (SELECT clock_timestamp() + ? * interval '1 millisecond' AS time)
            UPDATE query.effect e SET claimed_until = until.time, not_before = until.time FROM held, until
            WHERE e.effect_id = held.effect_id RETURNING e.effect_id, e.claimed_until
            """;

    private static final String OPEN = "state IN ('pending', 'claimed', 'parked', 'discarded')";

    private final JdbcClient jdbc;

    public Effects(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The time by which effects are due. */
    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** Up to which position of the log that projection has decided; what comes until then decides nothing once more. */
    public long decidedThrough(String decider) {
        jdbc.sql("INSERT INTO query.effect_progress VALUES (?, 0) ON CONFLICT DO NOTHING")
                .param(decider)
                .update();
        return jdbc.sql("SELECT decided_through FROM query.effect_progress WHERE decider = ? FOR UPDATE")
                .param(decider)
                .query(Long.class)
                .single();
    }

    /**
     * Applies decisions from beyond {@link #decidedThrough}, in the transaction that asked for that.
     *
     * @param through the last position that was looked at
     * @return whether anything is to be carried out that was not before
     */
    public boolean decide(String decider, EffectDecisions decisions, long through) {
        jdbc.sql("UPDATE query.effect_progress SET decided_through = ? WHERE decider = ? AND decided_through < ?")
                .param(through)
                .param(decider)
                .param(through)
                .update();
        if (decisions.isEmpty()) {
            return false;
        }
        Map<String, Effect> before = locked(decisions.effectIds());
        List<Effect> changed = decisions.applied(before, now());
        store(changed);
        return changed.stream().anyMatch(effect -> effect.state() == EffectState.PENDING);
    }

    /** Those of members' coming and going that were done so long ago; at most {@link #MAX_FORGOTTEN}, the oldest first. */
    public void forgetWelcomes(Duration doneFor) {
        jdbc.sql(FORGET_WELCOMES)
                .param(doneFor.toSeconds())
                .param(MAX_FORGOTTEN)
                .update();
    }

    /**
     * Of those effects that pass.
     *
     * @param kinds a pattern of SQL
     * @param kept how long it is remembered that one was done
     */
    public PassingEffects passing(String kinds, Duration kept) {
        return new PassingEffects(jdbc, kinds, kept);
    }

    private Map<String, Effect> locked(Collection<String> effectIds) {
        Map<String, Effect> found = new HashMap<>();
        jdbc.sql(SELECT + "WHERE effect_id = ANY (?) ORDER BY effect_id FOR UPDATE")
                .param(effectIds.toArray(String[]::new))
                .query((row, n) -> EffectRow.read(row))
                .list()
                .forEach(effect -> found.put(effect.name().effectId(), effect));
        return found;
    }

    /** As it is, whoever is about to change it. */
    Optional<Effect> find(String effectId) {
        return jdbc.sql(SELECT + "WHERE effect_id = ?")
                .param(effectId)
                .query((row, n) -> EffectRow.read(row))
                .optional();
    }

    Optional<Effect> locked(String effectId) {
        return Optional.ofNullable(locked(List.of(effectId)).get(effectId));
    }

    /**
     * Those that are due and that nobody holds, the longest due first, locked against everybody else who asks.
     *
     * @param shards of whose guilds; {@code null}: all
     */
    List<Effect> due(int limit, @Nullable ShardFilter shards) {
        JdbcClient.StatementSpec due = shards == null
                ? jdbc.sql(DUE + LONGEST_FIRST)
                : jdbc.sql(DUE + ON_SHARDS + LONGEST_FIRST)
                        .param(shards.total())
                        .param(shards.shards().toArray(Integer[]::new));
        return due.param(limit).query((row, n) -> EffectRow.read(row)).list();
    }

    /**
     * Claims that the claimant still holds last for so long again from now on, even where their time was over, since nobody
     * else has been given the effect meanwhile. Answers until when, by id; others are left out.
     */
    Map<String, Instant> renew(String claimant, Collection<String> effectIds, Duration claim) {
        Map<String, Instant> renewed = new HashMap<>();
        jdbc.sql(RENEW)
                .param(effectIds.toArray(String[]::new))
                .param(claimant)
                .param(claim.toMillis())
                .query((row, n) -> renewed.put(row.getString(1), EffectRow.instant(row, "claimed_until")))
                .list();
        return renewed;
    }

    /** How long until the next is due: zero or less when one is, empty when nothing is to be done. */
    Optional<Duration> untilNext() {
        return jdbc.sql(NEXT)
                .query((row, n) -> millis(row))
                .optional()
                .map(Math::round)
                .map(Duration::ofMillis);
    }

    private static @Nullable Double millis(ResultSet row) throws SQLException {
        double millis = row.getDouble(1);
        return row.wasNull() ? null : millis;
    }

    void store(Collection<Effect> effects) {
        if (!effects.isEmpty()) {
            List<Effect> sorted = effects.stream()
                    .sorted(Comparator.comparing(effect -> effect.name().effectId()))
                    .toList();
            EffectRow.bind(jdbc.sql(UPSERT), sorted).update();
        }
    }

    /** A page of those in one state, or of all that are not done, by id. */
    List<Effect> page(@Nullable EffectState state, String afterEffectId, int limit) {
        String which = state == null ? OPEN : "state = ?";
        JdbcClient.StatementSpec statement =
                jdbc.sql(SELECT + "WHERE " + which + " AND effect_id > ? ORDER BY effect_id LIMIT ?");
        if (state != null) {
            statement = statement.param(state.word());
        }
        return statement
                .param(afterEffectId)
                .param(limit)
                .query((row, n) -> EffectRow.read(row))
                .list();
    }

    /**
     * What cannot be done about those subjects until somebody sees to it: the causes, by subject and then by the rest of the
     * effect's id; subjects of which everything goes well are left out.
     */
    public Map<String, Map<String, String>> parked(Collection<String> subjectIds) {
        Map<String, Map<String, String>> parked = new HashMap<>();
        jdbc.sql(
                        "SELECT subject_id, effect_id, cause FROM query.effect WHERE subject_id = ANY (?) AND state = 'parked'")
                .param(subjectIds.toArray(String[]::new))
                .query((row, n) -> parked.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                        .put(
                                row.getString(2).substring(row.getString(1).length() + 1),
                                String.valueOf(row.getString(3))))
                .list();
        return parked;
    }

    /** How many there are in each state but {@code done}; states that none is in are left out. */
    Map<EffectState, Long> counts() {
        Map<EffectState, Long> counts = new HashMap<>();
        jdbc.sql("SELECT state, count(*) FROM query.effect WHERE " + OPEN + " GROUP BY state")
                .query((row, n) -> counts.put(EffectState.ofWord(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }
}
