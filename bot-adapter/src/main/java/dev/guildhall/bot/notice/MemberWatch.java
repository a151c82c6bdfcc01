package dev.guildhall.bot.notice;

import dev.guildhall.events.wire.DiscordEventType;
import java.util.Map;
import java.util.UUID;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells who comes and goes. What happened while there was no session is not told: that is no news any more.
 */
public final class MemberWatch implements EventListener {
    private static final String BOT = "bot";

    private final DiscordEvents events;

    MemberWatch(DiscordEvents events) {
        this.events = events;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof GuildMemberJoinEvent join) {
            tell(DiscordEventType.MEMBER_JOIN, join.getGuild(), join.getUser(), join.getMember());
        } else if (event instanceof GuildMemberRemoveEvent leave) {
            tell(DiscordEventType.MEMBER_LEAVE, leave.getGuild(), leave.getUser(), leave.getMember());
        }
    }

    private void tell(DiscordEventType type, Guild guild, User user, @Nullable Member member) {
        events.tell(type, guild.getId(), membership(user.getId(), member), user.getId(), Map.of(BOT, user.isBot()));
    }

    /** Of one user in one guild there are several in time, told apart by when they began. */
    private static String membership(String userId, @Nullable Member member) {
        return member != null && member.hasTimeJoined()
                ? userId + " " + member.getTimeJoined().toInstant().toEpochMilli()
                : userId + " " + UUID.randomUUID();
    }
}
