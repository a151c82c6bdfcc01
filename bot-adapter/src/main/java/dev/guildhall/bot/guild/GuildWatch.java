package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateNameEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateOwnerEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Follows what may change who has a say in a guild. What happened while there was no session has no event of its own, so
 * a new session means telling everything again: JDA then reports every guild as ready once more.
 */
public final class GuildWatch extends ListenerAdapter {
    private final GuildPresence presence;
    private final GuildRegistrar registrar;
    private final ConfigurationCache cache;

    GuildWatch(GuildPresence presence, GuildRegistrar registrar, ConfigurationCache cache) {
        this.presence = presence;
        this.registrar = registrar;
        this.cache = cache;
    }

    @Override
    public void onGuildReady(GuildReadyEvent event) {
        entered(event.getGuild());
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        entered(event.getGuild());
    }

    @Override
    public void onGuildAvailable(GuildAvailableEvent event) {
        entered(event.getGuild());
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        left(event.getGuild().getId());
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        left(event.getGuildId());
    }

    @Override
    public void onReady(ReadyEvent event) {
        compare(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        compare(event.getJDA());
    }

    @Override
    public void onGuildMemberJoin(GuildMemberJoinEvent event) {
        registrar.changed(event.getGuild().getId(), event.getMember().getId());
    }

    @Override
    public void onGuildMemberRemove(GuildMemberRemoveEvent event) {
        registrar.changed(event.getGuild().getId(), event.getUser().getId());
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        registrar.changed(event.getGuild().getId(), event.getMember().getId());
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        registrar.changed(event.getGuild().getId(), event.getMember().getId());
    }

    @Override
    public void onGuildUpdateName(GuildUpdateNameEvent event) {
        changed(event);
    }

    @Override
    public void onGuildUpdateOwner(GuildUpdateOwnerEvent event) {
        changed(event);
    }

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        registrar.changed(event.getGuild().getId());
    }

    @Override
    public void onRoleDelete(RoleDeleteEvent event) {
        registrar.changed(event.getGuild().getId());
    }

    private void changed(GenericGuildEvent event) {
        registrar.changed(event.getGuild().getId());
    }

    private void entered(Guild guild) {
        presence.entered(guild.getId());
        registrar.present(guild.getId());
    }

    private void left(String guildId) {
        presence.left(guildId);
        cache.forget(guildId);
        registrar.left(guildId);
    }

    /** A guild that is neither there nor merely unavailable was left while there was no session. */
    private void compare(JDA jda) {
        Set<String> unavailable = jda.getUnavailableGuilds();
        for (String guildId : presence.all()) {
            if (jda.getGuildById(guildId) == null && !unavailable.contains(guildId)) {
                left(guildId);
            }
        }
    }
}
