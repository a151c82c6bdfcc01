package dev.guildhall.bot.sides;

import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.door.request.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot's decisions are taken. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT}, throws
 * {@link SideRefused} when the command side says no and {@link SideAway} when it cannot say anything. Thread-safe.
 */
public final class CommandSide {
    private final CommandRoutes routes;

    CommandSide(CommandRoutes routes) {
        this.routes = routes;
    }

    /** The bot is in the guild, and this is what Discord says about it now. Answers with the guild's version. */
    public long register(String guildId, PermissionSnapshot snapshot) {
        return version(Call.of(() -> routes.register(guildId, snapshot)));
    }

    /** The bot is no longer in the guild. */
    public void remove(String guildId) {
        Call.run(() -> routes.remove(guildId));
    }

    /** A {@code null} value sets the setting back to its default. Answers with the version that has the change. */
    public long changeSetting(String guildId, String key, @Nullable Object value, ActingFor actingFor) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put(key, value);
        return version(Call.of(() -> routes.changeSettings(guildId, actingFor.headers(), patch)));
    }

    /** Answers with the version that has the change. */
    public long toggle(String guildId, String module, boolean enabled, ActingFor actingFor) {
        Map<String, Boolean> body = Map.of("enabled", enabled);
        return version(Call.of(() -> routes.toggle(guildId, module, actingFor.headers(), body)));
    }

    private static long version(Answer<?> answer) {
        Long version = answer.version();
        return version == null ? 0 : version;
    }
}
