package dev.guildhall.benchmarks.load;

import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.guild.RegisterGuild;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.permission.GuildPermission;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a guild's past by the commands that make it in life: rights that come and go, and settings. */
final class History {
    private static final int PEOPLE = 10;
    private static final long FIRST_PERSON = 1_380_000_000_000_000_000L;
    /** What the log promises: a snapshot, and no more events than these behind it. */
    private static final int MAX_EVENTS_AFTER_SNAPSHOT = 100;

    private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(10);

    private final CommandStack stack;
    private final int guild;
    private final String aggregateId;
    private int turn;
    private boolean held;
    private long events;

    History(CommandStack stack, int guild) {
        this.stack = stack;
        this.guild = guild;
        this.aggregateId = AggregateIds.guild(GuildCommands.guild(guild));
    }

    /** Returns when the guild has that many events, and the snapshot that belongs to them. */
    void growTo(long count) {
        if (events == 0) {
            send(GuildCommands.register(guild), 1);
        }
        while (events + PEOPLE + 1 <= count) {
            held = !held;
            send(rights(held), PEOPLE);
            send(GuildCommands.change(guild, ++turn), 1);
        }
        while (events < count) {
            send(GuildCommands.change(guild, ++turn), 1);
        }
        long stored = count("select count(*) from log.event where aggregate_id = ?");
        if (stored != count) {
            throw new IllegalStateException("the guild has %d events instead of %d".formatted(stored, count));
        }
        Awaitility.await()
                .atMost(SNAPSHOT_PATIENCE)
                .until(() -> count("select coalesce(max(sequence), -1) from log.snapshot where aggregate_id = ?")
                        >= count - 1 - MAX_EVENTS_AFTER_SNAPSHOT);
    }

    /** One event more, whatever becomes of the snapshot. */
    void goOn() {
        send(GuildCommands.change(guild, ++turn), 1);
    }

    /** What whoever loads the guild now has to read. */
    long eventsBehindSnapshot() {
        return count("select max(e.sequence) - coalesce(max(s.sequence), -1) from log.event e"
                + " left join log.snapshot s on s.aggregate_id = e.aggregate_id where e.aggregate_id = ?");
    }

    private RegisterGuild rights(boolean given) {
        RegisterGuild plain = GuildCommands.register(guild);
        Map<String, Set<GuildPermission>> permissions = IntStream.range(0, given ? PEOPLE : 0)
                .mapToObj(person -> Long.toString(FIRST_PERSON + person))
                .collect(Collectors.toMap(Function.identity(), person -> Set.of(GuildPermission.ADMINISTRATOR)));
        return new RegisterGuild(plain.guildId(), plain.name(), plain.ownerId(), permissions);
    }

    private void send(GuildCommand command, int makes) {
        stack.door().record(command, Object.class, GuildCommands.write(guild));
        events += makes;
    }

    private long count(String sql) {
        return JdbcClient.create(stack.dataSource())
                .sql(sql)
                .param(aggregateId)
                .query(Long.class)
                .single();
    }
}
