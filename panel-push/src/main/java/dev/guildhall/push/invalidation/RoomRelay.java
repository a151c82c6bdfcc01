package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.permission.Revocations;
import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.util.List;
import java.util.Optional;

/** Turns what Redis told into what a room hears. To be called in the guild's order, one envelope at a time. */
final class RoomRelay {
    private final Rooms rooms;
    private final ActedVersions acted;
    private final SeenNotices notices;
    private final Revocations revocations;

    RoomRelay(Rooms rooms, ActedVersions acted, SeenNotices notices, Revocations revocations) {
        this.rooms = rooms;
        this.acted = acted;
        this.notices = notices;
        this.revocations = revocations;
    }

    void relay(Envelope envelope) {
        switch (envelope) {
            case SettingsChange change -> {
                if (isNews(change, ActedVersions.state(ConfigPart.SETTINGS))) {
                    tell(change, EventName.CONFIG_UPDATED);
                }
            }
            case ModuleToggle toggle -> {
                if (isNews(toggle, ActedVersions.state(ConfigPart.of(toggle.moduleName())))) {
                    tell(toggle, EventName.MODULE_TOGGLED);
                }
            }
            case ConfigChanged changed -> {
                ConfigPart part = ConfigPart.valueOf(changed.module());
                if (isNews(changed, ActedVersions.invalidation(part))) {
                    rooms.tell(changed.guildId(), Invalidation.of(changed.guildId(), List.of(part), changed.version()));
                }
            }
            case GuildReload reload -> reload(reload);
            case CommandExecution execution ->
                rooms.tell(
                        execution.guildId(),
                        RoomEvent.unversioned(EventName.COMMAND_EXECUTED, CommandExecuted.of(execution)));
            case DiscordEvent event -> happened(event);
            case PermissionRevocation lost -> revoked(lost);
        }
    }

    /** Always passed on: one that was asked for by hand has no version of its own. */
    private void reload(GuildReload reload) {
        acted.advance(reload.guildId(), ActedVersions.RELOAD, reload.version());
        tell(reload, EventName.GUILD_RELOAD);
        rooms.tell(reload.guildId(), Invalidation.ofGuild(reload.guildId(), reload.version()));
    }

    private void happened(DiscordEvent event) {
        if (!notices.isNew(event)) {
            return;
        }
        tell(event, EventName.DISCORD_EVENT);
        Optional<GuildContent> content = content(event.type());
        if (content.isEmpty()) {
            List<List<String>> stale = List.of(QueryKeys.of(event.guildId(), event.type()));
            rooms.tell(event.guildId(), Invalidation.of(event.guildId(), stale, event.version()));
        } else if (isNews(event, ActedVersions.invalidation(content.get()))) {
            rooms.tell(event.guildId(), Invalidation.of(event.guildId(), content.get(), event.version()));
        }
    }

    /** What is caught up with, were it not told of; its notices carry the version of the change. */
    private static Optional<GuildContent> content(DiscordEventType type) {
        return switch (type) {
            case GIVEAWAY_CREATE, GIVEAWAY_ENTRY, GIVEAWAY_END, GIVEAWAY_CANCEL, GIVEAWAY_REROLL ->
                Optional.of(GuildContent.GIVEAWAYS);
            case TICKET_CREATE, TICKET_CLAIM, TICKET_CLOSE, TICKET_REOPEN -> Optional.of(GuildContent.TICKETS);
            case MEMBER_JOIN, MEMBER_LEAVE -> Optional.empty();
        };
    }

    /** The one concerned first, then those who look at who has access. */
    private void revoked(PermissionRevocation lost) {
        revocations.revoke(lost.guildId(), lost.userId(), lost.reason());
        if (isNews(lost, ActedVersions.ACCESS)) {
            List<List<String>> stale = List.of(QueryKeys.access(lost.guildId()));
            rooms.tell(lost.guildId(), Invalidation.of(lost.guildId(), stale, lost.version()));
        }
    }

    private void tell(Envelope envelope, String name) {
        rooms.tell(envelope.guildId(), RoomEvent.of(name, envelope, envelope.version()));
    }

    private boolean isNews(Envelope envelope, String kind) {
        return acted.advance(envelope.guildId(), kind, envelope.version());
    }
}
