package dev.guildhall.query.directory;

import dev.guildhall.events.wire.GuildMembers.Changes;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.events.wire.GuildMembers.Range;
import dev.guildhall.query.configuration.WithinBatch;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is in each guild, as told by the bot. Tellings about one guild come one after another, each in its own transaction,
 * and leave out who was erased. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
final class Members implements WithinBatch {
    /** Of PostgreSQL's advisory locks: tellings share it, an erasure has it alone, so that neither misses the other. */
    private static final long ERASURES = 0x6469_7265_6374_6f72L;

    private static final String UPSERT = """
            INSERT INTO query.directory_member AS held (guild_id, user_id, name, display_name, nick,
                                                        folded_name, folded_display_name, folded_nick)
            SELECT ?, told.* FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS told (user_id, name, display_name, nick, folded_name, folded_display_name, folded_nick)
            WHERE NOT EXISTS (SELECT FROM query.directory_forgotten f WHERE f.user_id = told.user_id AND NOT f.returned)
            ON CONFLICT (guild_id, user_id) DO UPDATE SET
                name = excluded.name, display_name = excluded.display_name, nick = excluded.nick,
                folded_name = excluded.folded_name, folded_display_name = excluded.folded_display_name,
                folded_nick = excluded.folded_nick
            WHERE (held.name, held.display_name, held.nick)
                IS DISTINCT FROM (excluded.name, excluded.display_name, excluded.nick)
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Runnable onErased;

    /** @param onErased told after rows of erased persons are gone; neither blocks nor throws */
    Members(JdbcClient jdbc, TransactionOperations transactions, Runnable onErased) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.onErased = onErased;
    }

    /** The number of a new run through all members, which ends every other; empty when nothing else was told yet. */
    Optional<Long> begin(String guildId) {
        return jdbc.sql("""
                UPDATE query.directory
                SET pass_begun = nextval('query.directory_stamp'), pass_begun_at = clock_timestamp()
                WHERE guild_id = ? RETURNING pass_begun""").param(guildId).query(Long.class).optional();
    }

    /** False when a later pass has begun, or the guild was left. */
    boolean tell(String guildId, Range range) {
        return inTurn(guildId, pass -> {
            if (pass == null || pass != range.pass()) {
                return false;
            }
            jdbc.sql("""
                    DELETE FROM query.directory_member
                    WHERE guild_id = ? AND user_id > ? AND user_id <= coalesce(?, '~') AND user_id <> ALL (?)""")
                    .param(guildId)
                    .param(range.after())
                    .param(range.upTo())
                    .param(ids(range.members()))
                    .update();
            store(guildId, range.members());
            if (range.upTo() == null) {
                complete(guildId);
            }
            return true;
        });
    }

    /** False when nothing else was told yet, or the guild was left. */
    boolean tell(String guildId, Changes changes) {
        return inTurn(guildId, pass -> {
            jdbc.sql("UPDATE query.directory_forgotten SET returned = true WHERE user_id = ANY (?) AND NOT returned")
                    .param(changes.joined().toArray(String[]::new))
                    .update();
            jdbc.sql("DELETE FROM query.directory_member WHERE guild_id = ? AND user_id = ANY (?)")
                    .param(guildId)
                    .param(changes.left().toArray(String[]::new))
                    .update();
            store(guildId, changes.members());
            return true;
        });
    }

    /** Whether all members were ever told. */
    boolean known(String guildId) {
        return jdbc.sql("SELECT pass_complete IS NOT NULL FROM query.directory WHERE guild_id = ?")
                .param(guildId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public void erased(Map<String, Long> keys) {
        String[] users = keys.keySet().toArray(String[]::new);
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(ERASURES)
                .query((row, n) -> true)
                .list();
        jdbc.sql("""
                INSERT INTO query.directory_forgotten AS held (user_id, key)
                SELECT * FROM unnest(?::text[], ?::bigint[])
                ON CONFLICT (user_id) DO UPDATE SET key = excluded.key, returned = false, cleared = false
                WHERE held.key < excluded.key""").param(users).param(keys.values().toArray(Long[]::new)).update();
        jdbc.sql("""
                DELETE FROM query.directory_member m USING query.directory_forgotten f
                WHERE m.user_id = ANY (?) AND f.user_id = m.user_id AND NOT f.returned""").param(users).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                onErased.run();
            }
        });
    }

    @Override
    public void left(Set<String> guildIds) {
        jdbc.sql("DELETE FROM query.directory WHERE guild_id = ANY (?)")
                .param(guildIds.toArray(String[]::new))
                .update();
    }

    private boolean inTurn(String guildId, Function<@Nullable Long, Boolean> telling) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock_shared(?)")
                    .param(ERASURES)
                    .query((row, n) -> true)
                    .list();
            return jdbc.sql("SELECT coalesce(pass_begun, 0) FROM query.directory WHERE guild_id = ? FOR NO KEY UPDATE")
                    .param(guildId)
                    .query(Long.class)
                    .optional()
                    .map(telling)
                    .orElse(false);
        }));
    }

    private void store(String guildId, Collection<Names> members) {
        // One order for all, so that two tellings never wait for each other.
        List<Names> sorted =
                members.stream().sorted(Comparator.comparing(Names::id)).toList();
        jdbc.sql(UPSERT)
                .param(guildId)
                .param(ids(sorted))
                .param(texts(sorted, Names::name))
                .param(texts(sorted, Names::displayName))
                .param(texts(sorted, Names::nick))
                .param(texts(sorted, member -> Folding.fold(member.name())))
                .param(texts(sorted, member -> Folding.foldOrNull(member.displayName())))
                .param(texts(sorted, member -> Folding.foldOrNull(member.nick())))
                .update();
    }

    private void complete(String guildId) {
        jdbc.sql("""
                UPDATE query.directory SET pass_complete = pass_begun, pass_complete_at = clock_timestamp()
                WHERE guild_id = ?""").param(guildId).update();
    }

    private static String[] ids(Collection<Names> members) {
        return members.stream().map(Names::id).toArray(String[]::new);
    }

    private static @Nullable String[] texts(List<Names> members, Function<Names, @Nullable String> column) {
        return members.stream().map(column).toArray(String[]::new);
    }
}
