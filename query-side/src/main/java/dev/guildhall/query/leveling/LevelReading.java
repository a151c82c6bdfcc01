package dev.guildhall.query.leveling;

import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.content.ContentReading;
import dev.guildhall.query.leveling.Leaderboard.Place;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at what members have earned. Thread-safe. */
final class LevelReading {
    private static final Pattern USER = Pattern.compile("[0-9]{1,20}");

    private final ContentReading<LevelView> reading;
    private final LevelViews views;
    private final Leaderboard leaderboard;

    LevelReading(ContentReading<LevelView> reading, LevelViews views, Leaderboard leaderboard) {
        this.reading = reading;
        this.views = views;
        this.leaderboard = leaderboard;
    }

    /** What a member has earned, with the version of that; 0 of who has earned nothing. */
    record Read(LevelDetails details, long version) {}

    /** @throws dev.guildhall.door.problem.ProblemException 400 when {@code after} is no place */
    Page<Standing> leaderboard(
            Asker asker, String guildId, @Nullable String atLeastVersion, @Nullable String after, int limit) {
        Place place = after == null ? null : Place.of(after);
        if (after != null && place == null) {
            throw ContentPages.malformed("'after' must be what 'next' said");
        }
        reading.open(asker, guildId, atLeastVersion);
        long version = views.version(guildId);
        return Page.of(
                leaderboard.page(guildId, place, limit + 1),
                limit,
                version,
                line -> Place.after(line).toString());
    }

    /** Of whoever has earned nothing, member or not, it is just that. */
    Read one(Asker asker, String guildId, String userId, @Nullable String atLeastVersion) {
        if (!USER.matcher(userId).matches()) {
            throw ContentPages.malformed("'userId' must be a user's id");
        }
        reading.open(asker, guildId, atLeastVersion);
        return views.find(guildId, LevelView.id(guildId, userId))
                .map(view -> new Read(LevelDetails.of(view, leaderboard.rank(view)), view.version()))
                .orElseGet(() -> new Read(LevelDetails.beginner(userId), 0));
    }
}
