package dev.guildhall.query.leveling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who has earned the most. Ranks are counted along one index, so a page far down takes longer than the first, and no page
 * takes more memory than it has lines. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
final class Leaderboard {
    private static final String BEYOND = "FROM query.level WHERE guild_id = ? AND ";

    private final JdbcClient jdbc;

    Leaderboard(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A place between two lines. */
    record Place(long xp, String userId) {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9]{1,20})");

        /** What {@link #toString} made; {@code null} when it is nothing of that kind. */
        static @Nullable Place of(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches() ? new Place(Long.parseLong(form.group(1)), form.group(2)) : null;
        }

        static Place after(Standing line) {
            return new Place(line.xp(), line.userId());
        }

        @Override
        public String toString() {
            return xp + ":" + userId;
        }
    }

    /**
     * A page, those first who have earned the most.
     *
     * @param after the end of the page before
     */
    List<Standing> page(String guildId, @Nullable Place after, int limit) {
        List<LevelView> found = after == null ? first(guildId, limit) : following(guildId, after, limit);
        if (found.isEmpty()) {
            return List.of();
        }
        long before = after == null ? 0 : upTo(guildId, after);
        long rank = rank(found.getFirst());
        List<Standing> page = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            LevelView view = found.get(i);
            if (i > 0 && view.xp() < found.get(i - 1).xp()) {
                rank = before + i + 1;
            }
            page.add(new Standing(rank, view.userId(), view.level(), view.xp()));
        }
        return page;
    }

    private List<LevelView> first(String guildId, int limit) {
        return jdbc.sql("SELECT " + LevelViews.COLUMNS
                        + " FROM query.level WHERE guild_id = ? ORDER BY xp DESC, user_id DESC LIMIT ?")
                .param(guildId)
                .param(limit)
                .query((row, n) -> LevelViews.readRow(row))
                .list();
    }

    private List<LevelView> following(String guildId, Place after, int limit) {
        return jdbc.sql("SELECT " + LevelViews.COLUMNS + " " + BEYOND
                        + "(xp, user_id) < (?, ?) ORDER BY xp DESC, user_id DESC LIMIT ?")
                .param(guildId)
                .param(after.xp())
                .param(after.userId())
                .param(limit)
                .query((row, n) -> LevelViews.readRow(row))
                .list();
    }

    private long upTo(String guildId, Place place) {
        return count(jdbc.sql("SELECT count(*) " + BEYOND + "(xp, user_id) >= (?, ?)")
                .param(guildId)
                .param(place.xp())
                .param(place.userId()));
    }

    /** How many have earned more, and one. */
    long rank(LevelView view) {
        return 1
                + count(jdbc.sql("SELECT count(*) " + BEYOND + "xp > ?")
                        .param(view.guildId())
                        .param(view.xp()));
    }

    private static long count(JdbcClient.StatementSpec statement) {
        return Objects.requireNonNull(statement.query(Long.class).single());
    }
}
