package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.events.wire.GuildContent;
import java.util.List;

/**
 * What a panel calls the things that it holds: prefixes of TanStack query keys. Every kind of change has its prefix here
 * and nowhere else.
 */
final class QueryKeys {
    private static final String GUILD = "guild";

    private QueryKeys() {}

    /** Everything about the guild. */
    static List<String> guild(String guildId) {
        return List.of(GUILD, guildId);
    }

    /** Who may do what in the guild. */
    static List<String> access(String guildId) {
        return List.of(GUILD, guildId, "access");
    }

    /** What selectors offer. Members are told of one by one, see {@link #of(String, DiscordEventType)}. */
    static List<List<String>> directory(String guildId) {
        return List.of(List.of(GUILD, guildId, "channels"), List.of(GUILD, guildId, "roles"));
    }

    static List<String> of(String guildId, ConfigPart part) {
        return part.module().isPresent()
                ? List.of(GUILD, guildId, "modules", part.word())
                : List.of(GUILD, guildId, part.word());
    }

    static List<String> of(String guildId, GuildContent content) {
        return List.of(GUILD, guildId, content.collection());
    }

    static List<String> of(String guildId, DiscordEventType type) {
        return switch (type) {
            case MEMBER_JOIN, MEMBER_LEAVE -> List.of(GUILD, guildId, "members");
            case TICKET_CREATE, TICKET_CLAIM, TICKET_CLOSE, TICKET_REOPEN -> of(guildId, GuildContent.TICKETS);
            case GIVEAWAY_CREATE, GIVEAWAY_ENTRY, GIVEAWAY_END, GIVEAWAY_CANCEL, GIVEAWAY_REROLL ->
                of(guildId, GuildContent.GIVEAWAYS);
        };
    }
}
