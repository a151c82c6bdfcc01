package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.ProjectionProcess;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.GuildEvolution;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One process that keeps the live view, some guilds, and rebuilds carried out by hand. */
final class RebuildScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String OLIVIA = "1180000000000000101";
    static final String VIEW = ConfigurationProjection.GROUP;

    private static final int GUILDS = 12;

    final TestDatabase database = Databases.migrated();
    final ProjectionProcess process = ProjectionProcess.start(database, "first");
    final GuildLog log = process.log();
    final List<String> guilds = IntStream.range(0, GUILDS)
            .mapToObj(n -> "1180000000000082" + (100 + n))
            .toList();
    final List<String> announced = new ArrayList<>();
    private int requests;

    /** What ends a process ends this; nothing of the program catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    RebuildScene() {
        guilds.forEach(guild -> log.append(new GuildRegistered(guild, "Guild " + guild, OLIVIA)));
        for (int round = 0; round < 3; round++) {
            for (String guild : guilds) {
                log.append(GuildLog.prefix(guild, "r" + round));
            }
        }
        awaitLive();
    }

    void awaitLive() {
        long head = process.bean(LogReader.class).head();
        await().atMost(PATIENCE).until(() -> process.bean(ViewProgress.class).watermark() >= head);
    }

    Workshop workshop(Steps steps) {
        return workshop(process, steps);
    }

    Workshop workshop(ProjectionProcess at, Steps steps) {
        DataSource dataSource = at.bean(DataSource.class);
        return Workshop.of(
                dataSource,
                at.bean(JdbcTransactionManager.class),
                at.bean(Serializer.class),
                at.bean(LogReplay.class),
                new Budget(0),
                announced::add,
                steps);
    }

    ConfigurationView view() {
        return new ConfigurationView(process.bean(DataSource.class));
    }

    /** Requested, and not begun. */
    Rebuild requested(boolean acceptDifferences, @Nullable String guildId) {
        String id = VIEW + "-" + ++requests;
        process.jdbc()
                .sql("INSERT INTO query.rebuild (rebuild_id, projection, only_guild_id, accepts_differences, requested,"
                        + " state) VALUES (?, ?, ?, ?, ?, 'waiting')")
                .params(id, VIEW)
                .param(guildId)
                .params(acceptDifferences, (long) requests)
                .update();
        return stored(id);
    }

    Rebuild stored(String id) {
        return new Rebuilds(process.bean(DataSource.class)).find(id).orElseThrow();
    }

    Rebuild carriedOut(Rebuild rebuild) {
        return carriedOut(rebuild, view(), () -> Wanted.DONE);
    }

    Rebuild carriedOut(Rebuild rebuild, RebuildableView view, Mandate mandate) {
        new Carrier(workshop(Steps.IGNORED)).carryOut(view, stored(rebuild.id()), mandate);
        return stored(rebuild.id());
    }

    Rebuild rolledBack(Rebuild rebuild) {
        new Carrier(workshop(Steps.IGNORED)).rollBack(view(), stored(rebuild.id()), () -> Wanted.DONE);
        return stored(rebuild.id());
    }

    void sql(String sql) {
        process.jdbc().sql(sql).update();
    }

    <T> T asked(String sql, Class<T> type) {
        return process.jdbc().sql(sql).query(type).single();
    }

    /** Of the live view, without when its rows were written. */
    String hash() {
        return asked(
                "SELECT md5(string_agg((to_jsonb(v) - 'written_at')::text, ',' ORDER BY guild_id))"
                        + " FROM query.guild_configuration v",
                String.class);
    }

    /** Holds the live view against a fold of the log that shares nothing with a rebuild but how events are followed. */
    void assertEqualsTheLog() {
        awaitLive();
        for (String guild : guilds) {
            assertThat(process.bean(GuildViews.class).find(guild)).contains(folded(guild));
        }
        assertThat(asked("SELECT count(*) FROM query.guild_configuration", Integer.class))
                .isEqualTo(guilds.size());
    }

    /** As the log says it is. */
    GuildView folded(String guild) {
        GuildView folded = null;
        long position = 0;
        List<LoggedEvent> page;
        do {
            page = process.bean(LogReader.class).guildEvents(guild, position, LogReader.MAX_PAGE);
            for (LoggedEvent event : page) {
                folded = GuildEvolution.evolve(folded, event.payload(), event.position());
                position = event.position();
            }
        } while (page.size() == LogReader.MAX_PAGE);
        return Objects.requireNonNull(folded);
    }

    /** As if nothing had happened to the view. */
    void repair() {
        carriedOut(requested(true, null));
        sql("UPDATE query.projection_version SET version = " + ConfigurationProjection.VERSION + ", declined = NULL");
        announced.clear();
        awaitLive();
    }

    /** What a table is made of besides its rows. */
    String shape(String schema) {
        List<String> indexes = process.jdbc()
                .sql("SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes"
                        + " WHERE schemaname = ? AND tablename = 'guild_configuration' ORDER BY indexname")
                .param(schema)
                .query((row, n) -> row.getString(1))
                .list();
        List<String> columns = process.jdbc()
                .sql(
                        "SELECT column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')"
                                + " FROM information_schema.columns WHERE table_schema = ? AND table_name = 'guild_configuration'"
                                + " ORDER BY ordinal_position")
                .param(schema)
                .query((row, n) -> row.getString(1))
                .list();
        return EventJson.writeString(new TreeMap<>(Map.of("indexes", indexes, "columns", columns)));
    }

    @Override
    public void close() {
        process.close();
    }
}
