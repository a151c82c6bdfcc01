package dev.guildhall.bot.welcome;

import java.time.Instant;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildAuditLogEntryCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Has members' coming and going told. What happened while there was no session has no event of its own; after a new one JDA
 * reports every guild as ready once more, and who came lately is seen by when they joined. Bots are nobody's guests.
 */
public final class MembershipWatch implements EventListener {
    private final MembershipTeller teller;
    private final Departures departures;

    MembershipWatch(MembershipTeller teller, Departures departures) {
        this.teller = teller;
        this.departures = departures;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case GuildReadyEvent ready -> teller.compare(ready.getGuild());
            case GuildAvailableEvent available -> teller.compare(available.getGuild());
            case GuildMemberJoinEvent join -> joined(join);
            case GuildMemberRemoveEvent remove -> left(remove.getGuild().getId(), remove.getUser(), remove.getMember());
            case GuildBanEvent ban ->
                departures.banned(ban.getGuild().getId(), ban.getUser().getId());
            case GuildAuditLogEntryCreateEvent logged -> departures.logged(logged.getEntry());
            default -> {
                // Changes nobody's membership.
            }
        }
    }

    private void joined(GuildMemberJoinEvent join) {
        if (!join.getUser().isBot()) {
            teller.joined(
                    join.getGuild().getId(),
                    join.getUser().getId(),
                    join.getMember().getTimeJoined().toInstant());
        }
    }

    private static @Nullable Instant joinedAt(@Nullable Member member) {
        return member != null && member.hasTimeJoined() ? member.getTimeJoined().toInstant() : null;
    }

    private void left(String guildId, User user, @Nullable Member member) {
        if (!user.isBot()) {
            teller.left(guildId, user.getId(), joinedAt(member));
        }
    }
}
