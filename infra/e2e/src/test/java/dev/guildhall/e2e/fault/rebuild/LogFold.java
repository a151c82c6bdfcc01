package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What follows from the log, and what stands in the views, each as lines of text: folded here, from the stored events, by
 * nothing that the program folds with.
 */
final class LogFold implements AutoCloseable {
    /** After so many of a guild's own events there is a checkpoint. */
    private static final int CHECKPOINT = 128;

    private static final String SETTINGS =
            "select guild_id, payload from log.event where type = 'settings.Changed' order by position";
    private static final String VERSIONS = """
            select 'version ' || guild_id || ' ' || max(position) from log.event
             where guild_id is not null and type ~ '^(guild|settings|module|permission|subscription)[.]'
             group by guild_id""";
    private static final String TIMELINE = """
            select 'timeline ' || guild_id || ' ' || count(*) || ' ' || md5(string_agg(position::text, ',' order by position))
              from log.event where guild_id is not null group by guild_id""";
    private static final String CHECKPOINTS = """
            select 'checkpoints ' || guild_id || ' ' || count(*) / %d from log.event
             where aggregate_id = 'guild:' || guild_id group by guild_id having count(*) >= %1$d""".formatted(CHECKPOINT);
    private static final String GIVEAWAYS = """
            select 'giveaways ' || guild_id || ' ' || count(*) from log.event where type = 'giveaway.Created'
             group by guild_id""";

    private static final String LIVE_PREFIXES = """
            select 'prefix ' || guild_id || ' ' || (settings ->> 'prefix') from query.guild_configuration
             where jsonb_exists(settings, 'prefix')""";
    private static final String LIVE_VERSIONS =
            "select 'version ' || guild_id || ' ' || position from query.guild_configuration";
    private static final String LIVE_TIMELINE = """
            select 'timeline ' || guild_id || ' ' || count(*) || ' ' || md5(string_agg(position::text, ',' order by position))
              from query.timeline_term where term = '+' group by guild_id""";
    private static final String LIVE_CHECKPOINTS =
            "select 'checkpoints ' || guild_id || ' ' || count(*) from query.guild_checkpoint group by guild_id";
    private static final String LIVE_GIVEAWAYS =
            "select 'giveaways ' || guild_id || ' ' || count(*) from query.giveaway group by guild_id";

    private final Connection connection;

    LogFold(TestDatabase database) throws SQLException {
        this.connection = database.connect();
    }

    List<String> folded() throws SQLException, IOException {
        List<String> lines = prefixes();
        for (String sql : List.of(VERSIONS, TIMELINE, CHECKPOINTS, GIVEAWAYS)) {
            lines.addAll(lines(sql));
        }
        return lines.stream().sorted().toList();
    }

    List<String> live() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String sql : List.of(LIVE_PREFIXES, LIVE_VERSIONS, LIVE_TIMELINE, LIVE_CHECKPOINTS, LIVE_GIVEAWAYS)) {
            lines.addAll(lines(sql));
        }
        return lines.stream().sorted().toList();
    }

    private List<String> prefixes() throws SQLException, IOException {
        Map<String, String> prefixes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            while (row.next()) {
                for (JsonNode change : Http.JSON.readTree(row.getBytes(2)).path("changes")) {
                    if (change.path("path").asText().equals("prefix")) {
                        prefixes.put(row.getString(1), change.path("after").asText());
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        prefixes.forEach((guildId, prefix) -> lines.add("prefix " + guildId + " " + prefix));
        return lines;
    }

    private List<String> lines(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** How many rebuilds somebody is carrying out now. */
    long rebuilding() {
        try {
            return number("select count(*) from query.rebuild where state in ('filling', 'catching-up', 'comparing')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(lines("select (" + sql + ")::text").getFirst());
    }

    static String hash(List<String> lines) {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
