package dev.guildhall.benchmarks.history;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.LogFill;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.settings.SettingsChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guilds of a running program whose history is written beside it, as another process would. */
public final class LongHistories implements AutoCloseable {
    /** Those who did it all, in turn. */
    static final int ACTORS = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int OK = 200;

    private final Guildhall guildhall;
    private final CommandStack stack;

    public LongHistories(Guildhall guildhall, Address address) {
        this.guildhall = guildhall;
        this.stack = new CommandStack(address);
    }

    LogReader log() {
        return stack.bean(LogReader.class);
    }

    DataSource dataSource() {
        return stack.dataSource();
    }

    static String actor(long number) {
        return "14800000000000000" + number % ACTORS;
    }

    /** Returns when the timeline tells of all of it. */
    public void grow(Admin admin, int changes) {
        String guildId = admin.guildId();
        long first = log().lastSequence(AggregateIds.guild(guildId)).orElse(-1) + 1;
        LogFill.fill(
                stack.dataSource(), stack.bean(EventCodec.class), changes, number -> event(guildId, first, number));
        long last = log().positionOf(AggregateIds.guild(guildId), first + changes - 1)
                .orElseThrow();
        String url = guildhall.httpUrl() + "/api/guilds/" + guildId + "/history?limit=1&atLeast=" + last;
        Awaitility.await().atMost(PATIENCE).until(() -> Json.status(url, admin.token()) == OK);
    }

    /** How PostgreSQL finds a page of what one actor did. */
    String plan(Admin admin) {
        return String.join(
                "\n",
                JdbcClient.create(dataSource())
                        .sql("""
                                EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
                                SELECT position FROM query.timeline_term
                                 WHERE guild_id = ? AND term = ? AND position > 0 AND position < 9223372036854775807
                                 ORDER BY position DESC LIMIT 51""")
                        .param(admin.guildId())
                        .param("actor:" + actor(3))
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    private static DomainEventMessage<?> event(String guildId, long first, long number) {
        List<Change> changes =
                List.of(new Change("prefix", number % 2 == 0 ? "?g" : "!g", number % 2 == 0 ? "!g" : "?g"));
        GuildhallEvent event = number % 3 == 0
                ? new ModuleConfigured(guildId, "welcome", List.of(new Change("text", "a", "b " + number)))
                : new SettingsChanged(guildId, changes);
        return new GenericDomainEventMessage<>(
                "Guild", AggregateIds.guild(guildId), first + number, event, metadata(guildId, number));
    }

    private static Map<String, String> metadata(String guildId, long number) {
        return Map.of(
                MetadataKeys.GUILD_ID,
                guildId,
                MetadataKeys.ACTOR_TYPE,
                "panel",
                MetadataKeys.ACTOR_ID,
                actor(number),
                MetadataKeys.ACTOR_NAME,
                "Somebody",
                MetadataKeys.ORIGIN,
                "panel",
                MetadataKeys.CORRELATION_ID,
                "benchmark-" + number);
    }

    @Override
    public void close() {
        stack.close();
    }
}
