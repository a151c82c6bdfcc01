package dev.guildhall.query.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A query side, guilds of its own, and events in the log that it cannot process. */
final class LetterScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String OTTO = "1180000000000000105";
    static final String OLIVIA = "1180000000000000101";
    static final String VIEW = "configuration-view";
    static final String ROUTE = "/api/ops/dead-letters";

    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_091_000L);

    final TestDatabase database = Databases.migrated();
    private final Map<String, QuerySideProcess> processes = new java.util.LinkedHashMap<>();
    private GuildLog log;

    LetterScene() {
        log = start("first").log();
    }

    QuerySideProcess start(String nodeId) {
        QuerySideProcess process = QuerySideProcess.start(
                database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO, "guildhall.node-id", nodeId));
        processes.put(nodeId, process);
        return process;
    }

    void stop(String nodeId) {
        QuerySideProcess process = processes.remove(nodeId);
        if (process != null) {
            process.close();
        }
        if (!processes.isEmpty()) {
            log = side().log();
        }
    }

    void restart(String nodeId) {
        stop(nodeId);
        log = start(nodeId).log();
    }

    QuerySideProcess side() {
        return processes.values().iterator().next();
    }

    GuildLog log() {
        return log;
    }

    static String newGuild() {
        return Long.toString(GUILDS.incrementAndGet());
    }

    /** Registered, and in the view. */
    String guild() {
        String guild = newGuild();
        awaitVersion(guild, log.append(new GuildRegistered(guild, "Demo", OLIVIA)));
        return guild;
    }

    long prefix(String guild, String prefix) {
        return log.append(GuildLog.prefix(guild, prefix));
    }

    /** Stores an event as another program would, which knows more, or less. @return its position */
    long poison(String guild, String type, String payload) {
        sql("""
            SELECT log.append('{1}', ARRAY[gen_random_uuid()], '{Guild}', '{guild:%1$s}', ARRAY[(SELECT coalesce(max(sequence), -1) + 1
                   FROM log.event WHERE aggregate_id = 'guild:%1$s')], '{%2$s}', '{1}', '{%1$s}', ARRAY[null::text],
                   ARRAY[convert_to('%3$s', 'UTF8')], ARRAY[convert_to('{"guildId":"%1$s","origin":"system"}', 'UTF8')],
                   ARRAY[sha256('')])""".formatted(guild, type, payload));
        long position = jdbc().sql("SELECT max(position) FROM log.event WHERE guild_id = ?")
                .param(guild)
                .query(Long.class)
                .single();
        return position;
    }

    long poison(String guild) {
        return poison(guild, "chess.Opened", "{\"guildId\":\"%s\",\"changes\":[]}".formatted(guild));
    }

    /** As if this program had come to know the event. */
    void mend(long position) {
        sql("ALTER TABLE log.event DISABLE TRIGGER event_only_grows");
        sql("UPDATE log.event SET type = 'settings.Changed' WHERE position = " + position);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }

    void sql(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void retry(String projection, @Nullable String letterId) {
        log.append(new DeadLetterRetryRequested(projection, letterId));
    }

    void discard(String projection, long position) {
        log.append(new DeadLetterDiscarded(projection, projection + "-" + position));
    }

    List<JsonNode> letters(String query) {
        try {
            Reply reply = side().get(ROUTE + query, OTTO);
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            List<JsonNode> letters = new ArrayList<>();
            reply.body().get("data").forEach(letters::add);
            return letters;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    JsonNode awaitLetter(String projection, String guild, long position) {
        String query = "?projection=" + projection + "&guildId=" + guild;
        await().atMost(PATIENCE)
                .until(() -> letters(query).stream()
                        .anyMatch(letter -> letter.get("position").asLong() == position));
        return letters(query).getFirst();
    }

    void awaitNoLetter(String projection, String guild) {
        await().atMost(PATIENCE)
                .until(() -> letters("?projection=" + projection + "&guildId=" + guild)
                        .isEmpty());
    }

    Reply read(String guild) {
        try {
            return side().get("/api/guilds/" + guild, OLIVIA);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void awaitVersion(String guild, long version) {
        await().atMost(PATIENCE).until(() -> {
            Reply reply = read(guild);
            return reply.status() == 200 && reply.version() == version;
        });
    }

    /** Others go on, whoever waits. */
    void othersGoOn() {
        String other = guild();
        awaitVersion(other, prefix(other, "o"));
    }

    @Override
    public void close() {
        processes.values().forEach(QuerySideProcess::close);
    }
}
