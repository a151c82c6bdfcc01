package dev.guildhall.events.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guild's channels and roles as Discord knows them: what the bot tells the query side, and what that tells the other
 * sides. It is no part of the log.
 *
 * @param stamp given by the query side with each change. Whoever tells sends the one that it last heard of, {@code null}
 *     when none: a telling that does not know of another one is not taken
 * @param channels by id; threads are not among them: they come and go by the hundred, and nothing is configured by them
 * @param roles by id, with the one that everybody has
 */
public record GuildDirectory(@Nullable Long stamp, List<GuildChannel> channels, List<GuildRole> roles) {
    /** As far as they are told apart; announcements are texts. */
    public enum ChannelKind {
        TEXT,
        VOICE,
        CATEGORY,
        STAGE,
        FORUM,
        MEDIA,
        /** Something that Discord has come up with since. */
        OTHER
    }

    /**
     * One channel.
     *
     * @param parentId the category that it is in
     * @param position as Discord sorts: not unique, not contiguous
     */
    public record GuildChannel(
            String id,
            String name,
            ChannelKind kind,
            @Nullable String parentId,
            int position) {}

    /**
     * One role.
     *
     * @param colour {@code #rrggbb}, {@code null} for the default
     * @param position the higher, the more powerful; that of everybody's role is the lowest
     * @param managed whether it belongs to a bot or an integration, so that nobody can hand it out
     */
    public record GuildRole(
            String id, String name, @Nullable String colour, int position, boolean managed) {}

    /**
     * What became of a telling.
     *
     * @param stamp that which holds now; {@code null} when another telling came between
     */
    public record Told(boolean taken, @Nullable Long stamp) {}

    /**
     * What the query side holds of one guild.
     *
     * @param stamp {@code null} when nothing
     * @param membersDue whether all members should be told anew
     */
    public record Standing(String guildId, @Nullable Long stamp, boolean membersDue) {}
}
