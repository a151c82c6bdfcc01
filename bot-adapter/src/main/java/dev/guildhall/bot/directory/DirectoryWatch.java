package dev.guildhall.bot.directory;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.channel.update.GenericChannelUpdateEvent;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.events.user.GenericUserEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateGlobalNameEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateNameEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Follows everything that has a name. What happened while there was no session has no event of its own; after a new one
 * JDA reports every guild as ready once more, and then everything is told.
 */
public final class DirectoryWatch implements EventListener {
    private final DirectoryTeller teller;

    DirectoryWatch(DirectoryTeller teller) {
        this.teller = teller;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof UnavailableGuildLeaveEvent leave) {
            teller.left(leave.getGuildId());
        } else if (event instanceof GenericGuildEvent of) {
            ofGuild(of);
        } else if (event instanceof ChannelCreateEvent
                || event instanceof ChannelDeleteEvent
                || event instanceof GenericChannelUpdateEvent<?>) {
            changed((GenericChannelEvent) event);
        } else if (event instanceof GenericRoleEvent role) {
            teller.changed(role.getGuild().getId());
        } else if (event instanceof UserUpdateNameEvent || event instanceof UserUpdateGlobalNameEvent) {
            renamed(((GenericUserEvent) event).getUser());
        }
    }

    private void ofGuild(GenericGuildEvent event) {
        String guildId = event.getGuild().getId();
        if (event instanceof GuildReadyEvent
                || event instanceof GuildJoinEvent
                || event instanceof GuildAvailableEvent) {
            teller.present(guildId);
        } else if (event instanceof GuildLeaveEvent) {
            teller.left(guildId);
        } else if (event instanceof GuildMemberJoinEvent join) {
            teller.memberChanged(guildId, join.getUser().getId(), true);
        } else if (event instanceof GuildMemberRemoveEvent remove) {
            teller.memberChanged(guildId, remove.getUser().getId(), false);
        } else if (event instanceof GuildMemberUpdateNicknameEvent nickname) {
            teller.memberChanged(guildId, nickname.getUser().getId(), false);
        }
    }

    private void renamed(User user) {
        for (Guild guild : user.getMutualGuilds()) {
            teller.memberChanged(guild.getId(), user.getId(), false);
        }
    }

    private void changed(GenericChannelEvent event) {
        if (event.isFromGuild()) {
            teller.changed(event.getGuild().getId());
        }
    }
}
