package dev.guildhall.push.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a guild's room up to the query side's state, where Redis has not done so already. What is told carries the
 * version of the change, as Redis would have told it, though the state read may be newer: then another change follows.
 */
final class Convergence {
    private final Rooms rooms;
    private final ActedVersions acted;
    private final QuerySide querySide;
    private final SharedClock clock;

    Convergence(Rooms rooms, ActedVersions acted, QuerySide querySide, SharedClock clock) {
        this.rooms = rooms;
        this.acted = acted;
        this.querySide = querySide;
        this.clock = clock;
    }

    /**
     * To be called in the guild's order. Throws when the query side does not answer; then nothing counts as told.
     *
     * @param unbroken whether Redis was heard all the time since the last watermark: then a module that was invalidated
     *     was also told of, or will be at once, if it was toggled and not just configured
     */
    void converge(ChangedGuild changed, boolean unbroken) {
        String guildId = changed.guildId();
        if (rooms.isEmpty(guildId)) {
            return;
        }
        List<ConfigPart> stale = parts(changed).stream()
                .filter(part -> told(guildId, part, unbroken) < changed.version())
                .toList();
        if (!stale.isEmpty()) {
            querySide
                    .configuration(guildId, changed.version())
                    .ifPresent(current -> stale.forEach(part -> tell(current, part, changed.version())));
            invalidate(guildId, stale, changed.version());
        }
        for (GuildContent content : GuildContent.values()) {
            if (changed.parts().contains(content.word())
                    && acted.advance(guildId, ActedVersions.invalidation(content), changed.version())) {
                rooms.tell(guildId, Invalidation.of(guildId, content, changed.version()));
            }
        }
        if (changed.reload() && acted.advance(guildId, ActedVersions.RELOAD, changed.version())) {
            reload(guildId, changed.version());
        }
    }

    private long told(String guildId, ConfigPart part, boolean unbroken) {
        long told = acted.of(guildId, ActedVersions.state(part));
        boolean heard = unbroken && part != ConfigPart.SETTINGS;
        return heard ? Math.max(told, acted.of(guildId, ActedVersions.invalidation(part))) : told;
    }

    private void reload(String guildId, long version) {
        rooms.tell(guildId, reloaded(guildId, clock.millis(), version));
        rooms.tell(guildId, Invalidation.ofGuild(guildId, version));
    }

    private void tell(GuildConfiguration current, ConfigPart part, long version) {
        String guildId = current.guildId();
        if (part == ConfigPart.SUBSCRIPTION || !acted.advance(guildId, ActedVersions.state(part), version)) {
            return;
        }
        if (part == ConfigPart.SETTINGS) {
            rooms.tell(guildId, config(current, clock.millis(), version));
        } else {
            current.module(part.word())
                    .map(module -> toggled(guildId, module, clock.millis(), version))
                    .ifPresent(toggle -> rooms.tell(guildId, toggle));
        }
    }

    private void invalidate(String guildId, List<ConfigPart> stale, long version) {
        List<ConfigPart> news = new ArrayList<>();
        for (ConfigPart part : stale) {
            if (acted.advance(guildId, ActedVersions.invalidation(part), version)) {
                news.add(part);
            }
        }
        if (!news.isEmpty()) {
            rooms.tell(guildId, Invalidation.of(guildId, news, version));
        }
    }

    static RoomEvent config(GuildConfiguration current, long timestamp, long version) {
        SettingsChange change = new SettingsChange(current.guildId(), current.settings(), timestamp, version);
        return RoomEvent.of(EventName.CONFIG_UPDATED, change, version);
    }

    static RoomEvent toggled(String guildId, ModuleConfiguration module, long timestamp, long version) {
        ModuleToggle toggle =
                new ModuleToggle(guildId, module.name(), module.enabled(), module.config(), timestamp, version);
        return RoomEvent.of(EventName.MODULE_TOGGLED, toggle, version);
    }

    static RoomEvent reloaded(String guildId, long timestamp, long version) {
        return RoomEvent.of(EventName.GUILD_RELOAD, new GuildReload(guildId, timestamp, version), version);
    }

    /** A part that this version does not know yet concerns nobody here. */
    private static List<ConfigPart> parts(ChangedGuild changed) {
        return Arrays.stream(ConfigPart.values())
                .filter(part -> changed.parts().contains(part.word()))
                .toList();
    }
}
