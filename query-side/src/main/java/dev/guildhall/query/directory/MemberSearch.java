package dev.guildhall.query.directory;

import dev.guildhall.events.wire.GuildMembers.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds members by what their names begin with, which are three ranges of indexes; where those are too few, also by what
 * their names contain, looking through a bounded number of the guild's members. Thread-safe.
 */
final class MemberSearch {
    /**
     * The most members that are looked through for what their names contain; in a larger guild those whose unique
     * names come last in the alphabet are found by the beginning of their names alone.
     */
    static final int MAX_LOOKED_THROUGH = 20_000;

    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final String SELECT = "SELECT user_id, name, display_name, nick FROM query.directory_member ";
    private static final String BEGINS = "(SELECT * FROM query.directory_member WHERE guild_id = :guild"
            + " AND folded_%1$s >= :prefix AND folded_%1$s < :end ORDER BY folded_%1$s LIMIT :limit)";

    /** By the name that is shown; a member found by two names is found once. */
    private static final String BY_PREFIX = "SELECT user_id, name, display_name, nick FROM ("
            + String.join(
                    " UNION ", BEGINS.formatted("name"), BEGINS.formatted("display_name"), BEGINS.formatted("nick"))
            + ") AS found ORDER BY coalesce(folded_nick, folded_display_name, folded_name), user_id LIMIT :limit";

    private static final String BY_PART = """
            SELECT user_id, name, display_name, nick FROM (
                SELECT * FROM query.directory_member WHERE guild_id = :guild ORDER BY folded_name LIMIT :looked
            ) AS looked
            WHERE strpos(folded_name, :part) > 0 OR strpos(folded_display_name, :part) > 0
                OR strpos(folded_nick, :part) > 0
            LIMIT :limit""";

    private final JdbcClient jdbc;

    MemberSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Members whose names begin with the query, then those whose names contain it; the member of that id when the query
     * is one.
     *
     * @param query empty for the first ones in the alphabet
     */
    List<Names> find(String guildId, String query, int limit) {
        if (SNOWFLAKE.matcher(query.strip()).matches()) {
            return byId(guildId, query.strip());
        }
        String folded = Folding.fold(query);
        if (folded.isEmpty()) {
            return first(guildId, limit);
        }
        Set<Names> found = new LinkedHashSet<>(byPrefix(guildId, folded, limit));
        if (found.size() < limit) {
            found.addAll(byPart(guildId, folded, limit));
        }
        return new ArrayList<>(found).subList(0, Math.min(limit, found.size()));
    }

    private List<Names> byId(String guildId, String userId) {
        return jdbc.sql(SELECT + "WHERE guild_id = ? AND user_id = ?")
                .params(guildId, userId)
                .query((row, n) -> read(row))
                .list();
    }

    private List<Names> first(String guildId, int limit) {
        return jdbc.sql(SELECT + "WHERE guild_id = ? ORDER BY folded_name LIMIT ?")
                .params(guildId, limit)
                .query((row, n) -> read(row))
                .list();
    }

    private List<Names> byPrefix(String guildId, String prefix, int limit) {
        return jdbc.sql(BY_PREFIX)
                .param("guild", guildId)
                .param("prefix", prefix)
                .param("end", Folding.endOf(prefix))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private List<Names> byPart(String guildId, String part, int limit) {
        return jdbc.sql(BY_PART)
                .param("guild", guildId)
                .param("looked", MAX_LOOKED_THROUGH)
                .param("part", part)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static Names read(ResultSet row) throws SQLException {
        return new Names(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
}
