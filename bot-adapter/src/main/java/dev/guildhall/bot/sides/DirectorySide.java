package dev.guildhall.bot.sides;

import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.GuildDirectory.Told;
import dev.guildhall.events.wire.GuildMembers;
import java.util.List;

/**
 * Where the bot tells what Discord knows of guilds, which is the query side. Every call blocks for at most
 * {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideAway} when the query side cannot answer, {@link SideRefused}
 * when it will not: with 404 while it does not know that the bot is in the guild. Thread-safe.
 */
public final class DirectorySide {
    private final DirectoryRoutes routes;

    DirectorySide(DirectoryRoutes routes) {
        this.routes = routes;
    }

    /** Channels and roles, whole. */
    public Told tell(String guildId, GuildDirectory directory) {
        return Call.of(() -> routes.tell(guildId, directory)).data();
    }

    /** The number of a new run through all members of the guild, which ends every other. */
    public long begin(String guildId) {
        return Call.of(() -> routes.begin(guildId)).data().pass();
    }

    /** Whether it was taken; if not, somebody else has begun a later pass. */
    public boolean tell(String guildId, GuildMembers.Range range) {
        return Call.of(() -> routes.tell(guildId, range)).data().taken();
    }

    /** Whether it was taken; if not, the guild's channels and roles have to be told first. */
    public boolean tell(String guildId, GuildMembers.Changes changes) {
        return Call.of(() -> routes.tell(guildId, changes)).data().taken();
    }

    public List<Standing> standing(List<String> guildIds) {
        return Call.of(() -> routes.standing(guildIds)).data();
    }
}
