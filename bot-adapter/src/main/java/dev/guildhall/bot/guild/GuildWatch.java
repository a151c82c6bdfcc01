package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.shard.Shards;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateNameEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateOwnerEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Follows what may change who has a say in a guild. What happened while there was no session has no event of its own, so
 * a new session means telling everything again: JDA then reports every guild as ready once more.
 */
public final class GuildWatch implements EventListener {
    private final GuildPresence presence;
    private final GuildRegistrar registrar;
    private final ConfigurationCache cache;

    GuildWatch(GuildPresence presence, GuildRegistrar registrar, ConfigurationCache cache) {
        this.presence = presence;
        this.registrar = registrar;
        this.cache = cache;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof ReadyEvent || event instanceof SessionRecreateEvent) {
            compare(event.getJDA());
        } else if (event instanceof UnavailableGuildLeaveEvent leave) {
            left(leave.getGuildId());
        } else if (event instanceof GenericGuildEvent of) {
            ofGuild(of);
        } else if (event instanceof RoleUpdatePermissionsEvent || event instanceof RoleDeleteEvent) {
            registrar.changed(((GenericRoleEvent) event).getGuild().getId());
        }
    }

    private void ofGuild(GenericGuildEvent event) {
        String guildId = event.getGuild().getId();
        if (event instanceof GuildReadyEvent
                || event instanceof GuildJoinEvent
                || event instanceof GuildAvailableEvent) {
            entered(guildId);
        } else if (event instanceof GuildLeaveEvent) {
            left(guildId);
        } else if (event instanceof GuildMemberRemoveEvent remove) {
            // Of whom Discord may have nothing left but the user.
            registrar.changed(guildId, remove.getUser().getId());
        } else if (event instanceof GuildMemberJoinEvent
                || event instanceof GuildMemberRoleAddEvent
                || event instanceof GuildMemberRoleRemoveEvent) {
            registrar.changed(
                    guildId, ((GenericGuildMemberEvent) event).getMember().getId());
        } else if (event instanceof GuildUpdateNameEvent || event instanceof GuildUpdateOwnerEvent) {
            registrar.changed(guildId);
        }
    }

    private void entered(String guildId) {
        presence.entered(guildId);
        registrar.present(guildId);
    }

    private void left(String guildId) {
        presence.left(guildId);
        cache.forget(guildId);
        registrar.left(guildId);
    }

    /** A guild that is neither there nor merely unavailable was left while there was no session. */
    private void compare(JDA jda) {
        Set<String> unavailable = jda.getUnavailableGuilds();
        JDA.ShardInfo shard = jda.getShardInfo();
        for (String guildId : presence.all()) {
            boolean ofThatSession = Shards.of(guildId, shard.getShardTotal()) == shard.getShardId();
            if (ofThatSession && jda.getGuildById(guildId) == null && !unavailable.contains(guildId)) {
                left(guildId);
            }
        }
    }
}
