package dev.guildhall.command.giveaway;

import dev.guildhall.command.giveaway.GiveawayRejection.TooManyOpen;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.AggregateIds;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The seeds of open giveaways: there is one for each of them, written before the giveaway is and gone when it is over. All
 * methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class Seeds {
    /** How long a seed counts as an open giveaway's although there is no giveaway yet. */
    static final Duration BEING_MADE = Duration.ofMinutes(1);

    /** After that time nobody is about to make the giveaway any more. */
    static final Duration NEVER_MADE = Duration.ofHours(1);

    /** A guild's giveaways are counted by one at a time. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('giveaways of ' || ?, 0))";

    private static final String IN_LOG =
            "exists (select 1 from log.event e where e.aggregate_id = '%s' || s.giveaway_id)"
                    .formatted(AggregateIds.giveaway(""));

    private static final String KEEP = """
            insert into command.giveaway_seed (giveaway_id, guild_id, seed)
            select ?, ?, ? where (
                select count(*) from command.giveaway_seed s
                 where s.guild_id = ? and (s.created_at > now() - ? * interval '1 second' or %s)) < ?""".formatted(IN_LOG);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final SecureRandom random = new SecureRandom();

    Seeds(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * The seed of a giveaway that is about to be made: the same one each time.
     *
     * @throws ProblemException 409 when the guild has as many open ones as it may have
     */
    Seed keep(String giveawayId, String guildId) {
        return transactions.execute(status -> {
            jdbc.sql(ALONE).param(guildId).query((row, n) -> true).single();
            return find(giveawayId).orElseGet(() -> fresh(giveawayId, guildId));
        });
    }

    private Seed fresh(String giveawayId, String guildId) {
        Seed seed = Seed.fresh(random);
        int kept = jdbc.sql(KEEP)
                .params(
                        giveawayId,
                        guildId,
                        seed.bytes(),
                        guildId,
                        BEING_MADE.toSeconds(),
                        GiveawayLimits.MAX_OPEN_PER_GUILD)
                .update();
        if (kept == 0) {
            throw new ProblemException(new TooManyOpen().problem());
        }
        return seed;
    }

    Optional<Seed> find(String giveawayId) {
        return jdbc.sql("select seed from command.giveaway_seed where giveaway_id = ?")
                .param(giveawayId)
                .query((row, n) -> Seed.of(row.getBytes(1)))
                .optional();
    }

    /** Takes part in a transaction that is under way. */
    void forget(Collection<String> giveawayIds) {
        jdbc.sql("delete from command.giveaway_seed where giveaway_id = any(?)")
                .param(giveawayIds.toArray(String[]::new))
                .update();
    }

    /** Removes those of giveaways that never came to be; answers how many. */
    public int removeOrphans() {
        return jdbc.sql(
                        "delete from command.giveaway_seed s where s.created_at < now() - ? * interval '1 second' and not "
                                + IN_LOG)
                .param(NEVER_MADE.toSeconds())
                .update();
    }
}
