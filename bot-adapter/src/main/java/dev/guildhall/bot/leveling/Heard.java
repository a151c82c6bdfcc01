package dev.guildhall.bot.leveling;

import dev.guildhall.bot.sides.LevelSide.Written;
import java.util.List;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A message of a member, without anything of what it says.
 *
 * @param threadOf the channel that the thread is in, where it was written in a thread
 */
record Heard(
        Member member,
        String messageId,
        String channelId,
        @Nullable String threadOf) {
    String guildId() {
        return member.getGuild().getId();
    }

    List<String> roleIds() {
        return member.getRoles().stream().map(ISnowflake::getId).toList();
    }

    /** By Discord's clock. */
    long writtenAtMillis() {
        return TimeUtil.getTimeCreated(Long.parseUnsignedLong(messageId))
                .toInstant()
                .toEpochMilli();
    }

    boolean isIn(List<String> channelIds) {
        return channelIds.contains(channelId) || (threadOf != null && channelIds.contains(threadOf));
    }

    Written told() {
        return new Written(messageId, member.getId(), channelId, threadOf, roleIds());
    }
}
