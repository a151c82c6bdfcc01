package dev.guildhall.query.effect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** An effect as a row, and back. */
final class EffectRow {
    static final String COLUMNS = "effect_id, guild_id, kind, subject_id, round, sequence, wanted, urgent, done, state,"
            + " attempts, first_attempt_at, done_at, not_before, claimed_by, claimed_until, claimed_version, cause";

    static final String UNNEST =
            "?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[],"
                    + " ?::bigint[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[],"
                    + " ?::timestamptz[], ?::bigint[], ?::text[]";

    private EffectRow() {}

    static Effect read(ResultSet row) throws SQLException {
        return new Effect(
                new EffectName(
                        row.getString("effect_id"),
                        row.getString("guild_id"),
                        row.getString("kind"),
                        row.getString("subject_id"),
                        row.getInt("round"),
                        row.getInt("sequence")),
                row.getLong("wanted"),
                row.getLong("urgent"),
                row.getLong("done"),
                EffectState.ofWord(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "first_attempt_at"),
                instant(row, "done_at"),
                Objects.requireNonNull(instant(row, "not_before")),
                claim(row),
                row.getString("cause"));
    }

    private static @Nullable EffectClaim claim(ResultSet row) throws SQLException {
        String claimant = row.getString("claimed_by");
        Instant until = instant(row, "claimed_until");
        return claimant == null || until == null
                ? null
                : new EffectClaim(claimant, until, row.getLong("claimed_version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** In the order of {@link #COLUMNS}. */
    static StatementSpec bind(StatementSpec statement, List<Effect> effects) {
        return statement
                .param(texts(effects, effect -> effect.name().effectId()))
                .param(texts(effects, effect -> effect.name().guildId()))
                .param(texts(effects, effect -> effect.name().kind()))
                .param(texts(effects, effect -> effect.name().subjectId()))
                .param(column(effects, effect -> effect.name().round(), Integer[]::new))
                .param(column(effects, effect -> effect.name().sequence(), Integer[]::new))
                .param(column(effects, Effect::wanted, Long[]::new))
                .param(column(effects, Effect::urgent, Long[]::new))
                .param(column(effects, Effect::done, Long[]::new))
                .param(texts(effects, effect -> effect.state().word()))
                .param(column(effects, Effect::attempts, Integer[]::new))
                .param(times(effects, Effect::firstAttemptAt))
                .param(times(effects, Effect::doneAt))
                .param(times(effects, Effect::notBefore))
                .param(texts(effects, effect -> of(effect, EffectClaim::claimant)))
                .param(times(effects, effect -> of(effect, EffectClaim::until)))
                .param(column(effects, effect -> of(effect, EffectClaim::version), Long[]::new))
                .param(texts(effects, Effect::cause));
    }

    private static <T> @Nullable T of(Effect effect, Function<EffectClaim, T> part) {
        EffectClaim claim = effect.claim();
        return claim == null ? null : part.apply(claim);
    }

    private static String[] texts(List<Effect> effects, Function<Effect, @Nullable String> column) {
        return effects.stream().map(column).toArray(String[]::new);
    }

    /** As text, since arrays of times go through no driver unharmed. */
    private static String[] times(List<Effect> effects, Function<Effect, @Nullable Instant> column) {
        return effects.stream()
                .map(effect -> {
                    Instant time = column.apply(effect);
                    return time == null ? null : time.toString();
                })
                .toArray(String[]::new);
    }

    private static <T> T[] column(
            List<Effect> effects,
            Function<Effect, ? extends @Nullable T> column,
            java.util.function.IntFunction<T[]> array) {
        return effects.stream().map(column).toArray(array);
    }
}
