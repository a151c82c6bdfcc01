package dev.guildhall.bot.directory;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.channel.update.GenericChannelUpdateEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateGlobalNameEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateNameEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Follows everything that has a name. What happened while there was no session has no event of its own; after a new one
 * JDA reports every guild as ready once more, and then everything is told.
 */
public final class DirectoryWatch extends ListenerAdapter {
    private final DirectoryTeller teller;

    DirectoryWatch(DirectoryTeller teller) {
        this.teller = teller;
    }

    @Override
    public void onGuildReady(GuildReadyEvent event) {
        teller.present(event.getGuild().getId());
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        teller.present(event.getGuild().getId());
    }

    @Override
    public void onGuildAvailable(GuildAvailableEvent event) {
        teller.present(event.getGuild().getId());
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        teller.left(event.getGuild().getId());
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        teller.left(event.getGuildId());
    }

    @Override
    public void onChannelCreate(ChannelCreateEvent event) {
        changed(event);
    }

    @Override
    public void onChannelDelete(ChannelDeleteEvent event) {
        changed(event);
    }

    @Override
    public void onGenericChannelUpdate(GenericChannelUpdateEvent<?> event) {
        changed(event);
    }

    @Override
    public void onGenericRole(GenericRoleEvent event) {
        teller.changed(event.getGuild().getId());
    }

    @Override
    public void onGuildMemberJoin(GuildMemberJoinEvent event) {
        teller.memberChanged(event.getGuild().getId(), event.getUser().getId(), true);
    }

    @Override
    public void onGuildMemberRemove(GuildMemberRemoveEvent event) {
        teller.memberChanged(event.getGuild().getId(), event.getUser().getId(), false);
    }

    @Override
    public void onGuildMemberUpdateNickname(GuildMemberUpdateNicknameEvent event) {
        teller.memberChanged(event.getGuild().getId(), event.getUser().getId(), false);
    }

    @Override
    public void onUserUpdateName(UserUpdateNameEvent event) {
        renamed(event.getUser());
    }

    @Override
    public void onUserUpdateGlobalName(UserUpdateGlobalNameEvent event) {
        renamed(event.getUser());
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
