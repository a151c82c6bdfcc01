package dev.guildhall.command.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The deadlines there are. All times are the data base's. Methods throw Spring's {@code DataAccessException} when
 * PostgreSQL is away. Thread-safe.
 */
final class DeadlineTable {
    private static final String SET = """
            insert into command.deadline as d (aggregate_id, kind, guild_id, due_at, attempt_at) values (?, ?, ?, ?, ?)
            on conflict (aggregate_id, kind) do update
               set due_at = excluded.due_at, attempt_at = excluded.attempt_at, failures = 0
             where d.due_at <> excluded.due_at""";

    /** Locked ones are somebody else's, who is at work on them and loses the lock when he dies. */
    private static final String CLAIM = """
            select aggregate_id, kind, guild_id, due_at, failures, clock_timestamp() from command.deadline
             where attempt_at <= clock_timestamp() order by attempt_at limit ? for update skip locked""";

    private static final String AGAIN = """
            update command.deadline set failures = ?, attempt_at = clock_timestamp() + ? * interval '1 millisecond'
             where aggregate_id = ? and kind = ?""";

    private static final String NEXT =
            "select ceil(extract(epoch from min(attempt_at) - clock_timestamp()) * 1000)::bigint from command.deadline";

    /** Neither what has been decided a moment ago, nor what waits for something else. */
    private static final String OLDEST = """
            select coalesce(ceil(extract(epoch from clock_timestamp() - min(due_at)) * 1000), 0)::bigint
              from command.deadline
             where due_at <= clock_timestamp() and (failures > 0 or attempt_at <= clock_timestamp())""";

    private static final String LIST = """
            select aggregate_id, kind, guild_id, due_at, attempt_at, failures, due_at <= clock_timestamp()
              from command.deadline where not ? or due_at <= clock_timestamp()
             order by due_at, aggregate_id, kind limit ?""";

    /**
     * One as operators see it.
     *
     * @param aggregateId about what something is to be decided
     * @param attemptAt when it is decided, or decided again
     * @param failures how often it could not be
     */
    record Listed(
            String aggregateId,
            String kind,
            String guildId,
            Instant dueAt,
            Instant attemptAt,
            int failures,
            boolean overdue) {}

    /** One that is due, and has failed so many times. */
    record Due(Deadline deadline, int failures, Instant now) {}

    private final JdbcClient jdbc;

    DeadlineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(Collection<DeadlineChange> changes) {
        for (DeadlineChange change : changes) {
            switch (change) {
                case DeadlineChange.Set set -> set(set.deadline());
                case DeadlineChange.Cleared cleared -> remove(cleared.aggregateId(), cleared.kind());
                case DeadlineChange.Settled settled ->
                    jdbc.sql("delete from command.deadline where aggregate_id = ?")
                            .param(settled.aggregateId())
                            .update();
            }
        }
    }

    /** By whoever holds it: what is set meanwhile is set after that. */
    void remove(Deadline deadline) {
        remove(deadline.aggregateId(), deadline.kind());
    }

    private void remove(String aggregateId, String kind) {
        jdbc.sql("delete from command.deadline where aggregate_id = ? and kind = ?")
                .params(aggregateId, kind)
                .update();
    }

    private void set(Deadline deadline) {
        OffsetDateTime due = deadline.dueAt().atOffset(ZoneOffset.UTC);
        jdbc.sql(SET)
                .params(deadline.aggregateId(), deadline.kind(), deadline.guildId(), due, due)
                .update();
    }

    /** How long until the first is due; negative when it is late, empty when there is none. */
    Optional<Duration> untilNext() {
        return jdbc.sql(NEXT)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(Duration::ofMillis);
    }

    /** How long ago that came which waits longest to be decided; zero when nothing does. */
    Duration oldestDue() {
        return Duration.ofMillis(jdbc.sql(OLDEST).query(Long.class).single());
    }

    /** The earliest first. */
    List<Listed> list(boolean overdueOnly, int limit) {
        return jdbc.sql(LIST)
                .params(overdueOnly, limit)
                .query((row, n) -> new Listed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getInt(6),
                        row.getBoolean(7)))
                .list();
    }

    /** Those due longest, for as long as the transaction under way lasts. */
    List<Due> claim(int limit) {
        return jdbc.sql(CLAIM)
                .param(limit)
                .query((row, n) -> new Due(
                        new Deadline(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A transaction of a process that was paused ends by itself after that time, and so does its claim. */
    void holdAtMost(Duration time) {
        jdbc.sql("select set_config('idle_in_transaction_session_timeout', ?, true)")
                .param(time.toMillis() + "ms")
                .query(String.class)
                .single();
    }

    /** Has that time begin anew. */
    void stillHeld() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    void tryAgain(Deadline deadline, int failures, Duration after) {
        jdbc.sql(AGAIN)
                .params(failures, after.toMillis(), deadline.aggregateId(), deadline.kind())
                .update();
    }
}
