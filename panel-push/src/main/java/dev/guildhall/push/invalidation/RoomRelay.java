package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.permission.Revocations;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.util.List;

/** Turns what Redis told into what a room hears. To be called in the guild's order, one envelope at a time. */
final class RoomRelay {
    private final Rooms rooms;
    private final ActedVersions acted;
    private final Revocations revocations;

    RoomRelay(Rooms rooms, ActedVersions acted, Revocations revocations) {
        this.rooms = rooms;
        this.acted = acted;
        this.revocations = revocations;
    }

    void relay(Envelope envelope) {
        switch (envelope) {
            case SettingsChange change -> {
                if (isNews(change, ActedVersions.state(ConfigPart.SETTINGS))) {
                    rooms.tell(change.guildId(), RoomEvent.CONFIG_UPDATED, change);
                }
            }
            case ModuleToggle toggle -> {
                if (isNews(toggle, ActedVersions.state(ConfigPart.of(toggle.moduleName())))) {
                    rooms.tell(toggle.guildId(), RoomEvent.MODULE_TOGGLED, toggle);
                }
            }
            case ConfigChanged changed -> {
                ConfigPart part = ConfigPart.valueOf(changed.module());
                if (isNews(changed, ActedVersions.invalidation(part))) {
                    Invalidation stale = Invalidation.of(changed.guildId(), List.of(part), changed.version());
                    rooms.tell(changed.guildId(), RoomEvent.INVALIDATE, stale);
                }
            }
            case GuildReload reload -> reload(reload);
            case CommandExecution execution ->
                rooms.tell(execution.guildId(), RoomEvent.COMMAND_EXECUTED, CommandExecuted.of(execution));
            case PermissionRevocation lost -> revocations.revoke(lost.guildId(), lost.userId(), lost.reason());
        }
    }

    /** Always passed on: one that was asked for by hand has no version of its own. */
    private void reload(GuildReload reload) {
        acted.advance(reload.guildId(), ActedVersions.RELOAD, reload.version());
        rooms.tell(reload.guildId(), RoomEvent.GUILD_RELOAD, reload);
        rooms.tell(reload.guildId(), RoomEvent.INVALIDATE, Invalidation.ofGuild(reload.guildId(), reload.version()));
    }

    private boolean isNews(Envelope envelope, String kind) {
        return acted.advance(envelope.guildId(), kind, envelope.version());
    }
}
