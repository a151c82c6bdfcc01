package dev.guildhall.query.leveling;

import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.query.content.ContentView;
import org.jspecify.annotations.Nullable;

/**
 * What one member has earned in one guild.
 *
 * @param xp all of it
 * @param level the highest that was reached
 * @param channelId where the member wrote when that was reached
 */
record LevelView(
        String guildId,
        String userId,
        long xp,
        int level,
        @Nullable String channelId,
        long version) implements ContentView {
    static String id(String guildId, String userId) {
        return guildId + "-" + userId;
    }

    static String id(LevelingEvent event) {
        return id(event.guildId(), event.userId());
    }

    @Override
    public String id() {
        return id(guildId, userId);
    }

    /**
     * The view after one more event; the view itself when the event is already in it.
     *
     * @param view {@code null} before the first
     */
    static LevelView evolve(@Nullable LevelView view, LevelingEvent event, long position) {
        if (view == null) {
            return new LevelView(event.guildId(), event.userId(), 0, 0, null, 0).after(event, position);
        }
        return position <= view.version() ? view : view.after(event, position);
    }

    private LevelView after(LevelingEvent event, long position) {
        return switch (event) {
            case XpEarned earned -> new LevelView(guildId, userId, earned.total(), level, channelId, position);
            case LevelReached reached ->
                new LevelView(guildId, userId, xp, reached.level(), reached.channelId(), position);
            // What became of it in Discord: of interest to effects.
            case LevelingDelivered ignored -> new LevelView(guildId, userId, xp, level, channelId, position);
            case LevelingDeliveryFailed ignored -> new LevelView(guildId, userId, xp, level, channelId, position);
        };
    }
}
