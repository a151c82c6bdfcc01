package dev.guildhall.command.shard;

import dev.guildhall.command.shard.ShardDecision.Granted;
import dev.guildhall.command.shard.ShardDecision.Known;
import dev.guildhall.command.shard.ShardDecision.StandsBy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The leases of shards, of which no two that are in force overlap. All times are the data base's. All methods throw
 * Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class ShardLeases {
    private static final String MILLIS_LEFT = "extract(epoch from %s - clock_timestamp()) * 1000";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Duration lease;

    /** @param lease how long one is in force unless it is renewed */
    ShardLeases(JdbcClient jdbc, TransactionOperations transactions, Duration lease) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.lease = lease;
    }

    Duration lease() {
        return lease;
    }

    /** @param fence greater than that of every lease before */
    record Lease(Granted granted, long fence) {}

    /** What became of a wish. */
    record Answer(Optional<Lease> lease, Optional<StandsBy> standsBy) {}

    Answer claim(ShardWish wish) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // Against other claims and renewals; whoever only looks is not held up.
            jdbc.sql("lock table command.shard_lease in exclusive mode").update();
            return switch (ShardDecision.of(wish, known())) {
                case Granted granted ->
                    new Answer(Optional.of(new Lease(granted, grant(wish.holder(), granted))), Optional.empty());
                case StandsBy standsBy -> new Answer(Optional.empty(), Optional.of(standsBy));
            };
        }));
    }

    private List<Known> known() {
        return jdbc.sql("""
                select first_shard, last_shard, total_shards, holder, %s
                from command.shard_lease""".formatted(MILLIS_LEFT.formatted("held_until")))
                .query((row, n) -> new Known(
                        new ShardRange(row.getInt(1), row.getInt(2)),
                        row.getInt(3),
                        row.getString(4),
                        millis(row.getDouble(5))))
                .list();
    }

    /** What is in the way is over, or the holder's own. */
    private long grant(String holder, Granted granted) {
        ShardRange range = granted.range();
        jdbc.sql("""
                delete from command.shard_lease
                where holder = ? or total_shards <> ? or (first_shard <= ? and ? <= last_shard)""")
                .params(holder, granted.total(), range.last(), range.first())
                .update();
        return jdbc.sql("""
                insert into command.shard_lease
                    (total_shards, first_shard, last_shard, holder, fence, held_until)
                values (?, ?, ?, ?, nextval('command.shard_fence'), clock_timestamp() + ? * interval '1 millisecond')
                returning fence""")
                .params(granted.total(), range.first(), range.last(), holder, lease.toMillis())
                .query(Long.class)
                .single();
    }

    /** Whether it is still the holder's; in force for another {@link #lease} then. */
    boolean renew(String holder, long fence) {
        return holdUntil(holder, fence, lease);
    }

    /** Somebody else may have the range at once. */
    void release(String holder, long fence) {
        holdUntil(holder, fence, Duration.ZERO);
    }

    /** One that is over is renewed like any other, as long as nobody else was given anything of it. */
    private boolean holdUntil(String holder, long fence, Duration left) {
        return jdbc.sql("""
                        update command.shard_lease
                        set held_until = clock_timestamp() + ? * interval '1 millisecond'
                        where holder = ? and fence = ?""").params(left.toMillis(), holder, fence).update() == 1;
    }

    /**
     * Whether a shard of that bucket may identify now, after which none may for as long as {@code interval}.
     *
     * @return how long until it may; zero if it may now
     */
    Duration identify(int bucket, Duration interval) {
        boolean now = jdbc.sql("""
                insert into command.shard_identify as held (bucket, free_at)
                values (?, clock_timestamp() + ? * interval '1 millisecond')
                on conflict (bucket) do update set free_at = excluded.free_at
                where held.free_at <= clock_timestamp()""").params(bucket, interval.toMillis()).update() == 1;
        return now ? Duration.ZERO : untilFree(bucket);
    }

    private Duration untilFree(int bucket) {
        Duration left = jdbc.sql("select %s from command.shard_identify where bucket = ?"
                        .formatted(MILLIS_LEFT.formatted("free_at")))
                .param(bucket)
                .query((row, n) -> millis(row.getDouble(1)))
                .single();
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis((long) Math.ceil(millis));
    }
}
