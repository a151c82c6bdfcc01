package dev.guildhall.query.rebuild;

import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.RollbackRequested;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.query.Databases;
import dev.guildhall.query.Everything;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.history.PastGuilds;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole query side with two guilds in which there is something of everything. */
final class AllViewsScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String OTTO = "1180000000000000105";
    static final String OLIVIA = "1180000000000000101";
    static final String MAX = "1180000000000000104";
    static final String CHANNEL = "1180000000000000202";
    static final List<String> GUILDS = List.of("1180000000000008401", "1180000000000008402");

    /** All but that of configuration, of which others tell. */
    static final List<ProjectionName> VIEWS = Arrays.stream(ProjectionName.values())
            .filter(ProjectionName::isRebuildable)
            .filter(name -> name != ProjectionName.CONFIGURATION)
            .toList();

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side = process();
    private int requests;
    private int numbers;

    AllViewsScene() {
        GUILDS.forEach(guild -> append(new GuildRegistered(guild, "Demo", OLIVIA)));
        GUILDS.forEach(this::checkpointed);
        GUILDS.forEach(this::somethingOfEverything);
        awaitAll();
    }

    private QuerySideProcess process() {
        return QuerySideProcess.start(
                database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO, "guildhall.node-id", "first"));
    }

    QuerySideProcess side() {
        return side;
    }

    void restart() {
        side.close();
        side = process();
    }

    long append(GuildhallEvent... events) {
        return side.log().append(events);
    }

    /** So many changes that the past has a checkpoint. */
    private void checkpointed(String guild) {
        append(IntStream.range(0, PastGuilds.INTERVAL)
                .mapToObj(n -> GuildLog.prefix(guild, "p" + n))
                .toArray(GuildhallEvent[]::new));
    }

    /** @return the position of the last event */
    long somethingOfEverything(String guild) {
        return Everything.happens(side.log(), guild, ++numbers);
    }

    void awaitAll() {
        LivePosition live = new LivePosition(side.bean(DataSource.class), side.bean(Serializer.class));
        LogReader log = side.bean(LogReader.class);
        // Whoever is about some events only gets another one now and then.
        VIEWS.forEach(view -> await(view.word())
                .atMost(PATIENCE)
                .until(() -> live.of(view.word()) >= lastOf(view.word()) && log.head() > 0));
    }

    /** Until all that happened is told of, of which anybody is told. */
    void awaitTold(RedisEar ear) {
        for (String guild : GUILDS) {
            ear.awaitTold(guild, Channel.CONFIG_UPDATE, lastIn(guild, "settings.Changed"));
            ear.awaitTold(guild, Channel.DISCORD_EVENTS, lastIn(guild, "giveaway.Entered"));
            ear.awaitTold(guild, Channel.DISCORD_EVENTS, lastIn(guild, "ticket.Opened"));
        }
    }

    /** Until the guild is told of once more, and all other guilds that waited for it before. */
    void awaitReloaded(RedisEar ear, String guild) throws Exception {
        int before = ear.about(guild).size();
        side.send("POST", "/internal/guilds/" + guild + "/sync", side.serviceToken(), Map.of());
        await(guild).atMost(PATIENCE).until(() -> ear.about(guild).size() > before);
    }

    private long lastIn(String guild, String type) {
        return jdbc().sql("SELECT max(position) FROM log.event WHERE guild_id = ? AND type = ?")
                .params(guild, type)
                .query(Long.class)
                .single();
    }

    /** The last event that the view follows from. */
    private long lastOf(String projection) {
        return jdbc().sql("SELECT coalesce(max(position), 0) FROM log.event WHERE type = ANY (?)")
                .param(view(projection).types().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    RebuildableView view(String projection) {
        return side.bean(RebuildDesk.class).view(projection);
    }

    /** One of each view at once. @return their ids, by projection */
    Map<String, String> rebuild(boolean acceptDifferences, @Nullable String guild, RebuildState end) {
        Map<String, String> ids = new TreeMap<>();
        requests++;
        for (ProjectionName view : VIEWS) {
            String id = view.word() + "-01JD7Z3M8Q4V5X6Y7Z8A9B%04d".formatted(requests);
            append(new RebuildRequested(view.word(), id, guild, acceptDifferences));
            ids.put(view.word(), id);
        }
        ids.values().forEach(id -> awaitState(id, end));
        return ids;
    }

    void rollBack(Map<String, String> ids) {
        ids.forEach((view, id) -> append(new RollbackRequested(view, id)));
        ids.values().forEach(id -> awaitState(id, RebuildState.ROLLED_BACK));
    }

    void awaitState(String id, RebuildState state) {
        Rebuilds rebuilds = new Rebuilds(side.bean(DataSource.class));
        await(id)
                .atMost(PATIENCE)
                .until(() -> rebuilds.find(id).map(Rebuild::state).orElse(null), state::equals);
    }

    Rebuild stored(String id) {
        return new Rebuilds(side.bean(DataSource.class)).find(id).orElseThrow();
    }

    List<String> differing(String id) {
        return new Rebuilds(side.bean(DataSource.class)).differing(id, false, 10);
    }

    /** By table, of all rows. */
    Map<String, String> hashes() {
        return ViewHashes.of(side, VIEWS);
    }

    /** By table, what it is made of besides its rows. */
    Map<String, String> shapes(String schema) {
        Map<String, String> shapes = new TreeMap<>();
        for (ProjectionName view : VIEWS) {
            for (ViewTable table : view(view.word()).tables()) {
                shapes.put(
                        table.name(),
                        String.join(
                                "\n",
                                rows(
                                        "SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = '"
                                                + schema + "' AND tablename = '" + table.name()
                                                + "' ORDER BY indexname")));
            }
        }
        return shapes;
    }

    List<String> effects() {
        List<String> all = new ArrayList<>(rows("SELECT e::text FROM query.effect e ORDER BY effect_id"));
        all.addAll(rows("SELECT p::text FROM query.effect_progress p ORDER BY decider"));
        return all;
    }

    List<String> rows(String sql) {
        return jdbc().sql(sql).query((row, n) -> row.getString(1)).list();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(side.bean(DataSource.class));
    }

    @Override
    public void close() {
        side.close();
    }
}
