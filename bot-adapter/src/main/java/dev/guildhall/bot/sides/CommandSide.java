package dev.guildhall.bot.sides;

import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.door.request.Answer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot's decisions are taken. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT}, throws
 * {@link SideRefused} when the command side says no and {@link SideAway} when it cannot say anything. Thread-safe.
 */
public final class CommandSide {
    /** The most members that {@link #tellMembers} takes. */
    public static final int MAX_MEMBERS = 40;

    private final CommandRoutes routes;

    CommandSide(CommandRoutes routes) {
        this.routes = routes;
    }

    /**
     * What the command side says about a guild after a registration.
     *
     * @param version of the guild's configuration
     */
    public record Registered(long version, AccessGrants grants) {}

    /** The bot is in the guild, and this is what Discord says about it now. */
    public Registered register(String guildId, PermissionSnapshot snapshot) {
        Answer<CommandRoutes.Registration> answer = Call.of(() -> routes.register(guildId, snapshot));
        return new Registered(version(answer), AccessGrants.of(answer.data().access()));
    }

    /** These and no other members hold the role; at most {@link GuildAuthority#MAX_HOLDERS}. Answers what is granted now. */
    public AccessGrants tellHolders(String guildId, String roleId, Collection<String> userIds) {
        Map<String, List<String>> body = Map.of("userIds", List.copyOf(userIds));
        return AccessGrants.of(
                Call.of(() -> routes.tellHolders(guildId, roleId, body)).data());
    }

    /** What Discord says now about members, by user id; at most {@link #MAX_MEMBERS}. Answers what is granted now. */
    public AccessGrants tellMembers(String guildId, Map<String, MemberFacts> members) {
        return AccessGrants.of(Call.of(() -> routes.tellMembers(guildId, Map.of("members", members)))
                .data());
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
