package dev.guildhall.push.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings a guild's room up to the query side's state, where Redis has not done so already. An answer about changes
 * names a guild's newest version and the changed parts, but not the version of each part. So where a part was acted upon
 * after the last watermark but before the guild's newest change, only a second question tells whether the part
 * has changed again in between.
 */
final class Convergence {
    /** Second questions for one page; beyond that an event is repeated rather than asked about. */
    static final int MAX_PROBES = 16;

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
     * What one page was asked with.
     *
     * @param since the watermark that it was asked with
     * @param unbroken whether Redis was heard all the time since: then a part that was invalidated was also told in full,
     *     if there was anything to tell
     */
    record Page(long since, boolean unbroken, AtomicInteger probesLeft) {
        static Page since(long since, boolean unbroken) {
            return new Page(since, unbroken, new AtomicInteger(MAX_PROBES));
        }
    }

    /** To be called in the guild's order. Throws when the query side does not answer; then nothing counts as told. */
    void converge(ChangedGuild changed, Page page) {
        String guildId = changed.guildId();
        if (rooms.isEmpty(guildId)) {
            return;
        }
        List<ConfigPart> stale = parts(changed).stream()
                .filter(part -> isStale(changed, page, part))
                .toList();
        boolean reload = changed.reload()
                && isNewer(changed, page, acted.of(guildId, ActedVersions.RELOAD), ChangedGuild::reload);
        if (stale.isEmpty() && !reload) {
            return;
        }
        Optional<GuildConfiguration> current = querySide.configuration(guildId, changed.version());
        long version = current.map(GuildConfiguration::version).orElse(changed.version());
        if (reload && acted.advance(guildId, ActedVersions.RELOAD, version)) {
            rooms.tell(guildId, RoomEvent.GUILD_RELOAD, new GuildReload(guildId, clock.millis(), version));
        }
        current.ifPresent(configuration -> stale.forEach(part -> tell(configuration, part)));
        invalidate(guildId, stale, version);
    }

    private boolean isStale(ChangedGuild changed, Page page, ConfigPart part) {
        String guildId = changed.guildId();
        long told = acted.of(guildId, ActedVersions.state(part));
        if (page.unbroken()) {
            told = Math.max(told, acted.of(guildId, ActedVersions.invalidation(part)));
        }
        return isNewer(changed, page, told, guild -> parts(guild).contains(part));
    }

    private boolean isNewer(
            ChangedGuild changed, Page page, long told, java.util.function.Predicate<ChangedGuild> concerns) {
        if (told >= changed.version()) {
            return false;
        }
        if (told <= page.since() || page.probesLeft().getAndDecrement() <= 0) {
            return true;
        }
        ChangedGuilds sinceTold = querySide.changes(told);
        return sinceTold.guilds().stream()
                .filter(guild -> guild.guildId().equals(changed.guildId()))
                .findFirst()
                .map(concerns::test)
                .orElse(sinceTold.more());
    }

    private void tell(GuildConfiguration current, ConfigPart part) {
        if (part == ConfigPart.SUBSCRIPTION
                || !acted.advance(current.guildId(), ActedVersions.state(part), current.version())) {
            return;
        }
        if (part == ConfigPart.SETTINGS) {
            rooms.tell(current.guildId(), RoomEvent.CONFIG_UPDATED, settings(current, clock.millis()));
        } else {
            current.module(part.word())
                    .ifPresent(module -> rooms.tell(
                            current.guildId(), RoomEvent.MODULE_TOGGLED, module(current, module, clock.millis())));
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
            rooms.tell(guildId, RoomEvent.INVALIDATE, Invalidation.of(guildId, news, version));
        }
    }

    static SettingsChange settings(GuildConfiguration current, long timestamp) {
        return new SettingsChange(current.guildId(), current.settings(), timestamp, current.version());
    }

    static ModuleToggle module(
            GuildConfiguration current, GuildConfiguration.ModuleConfiguration module, long timestamp) {
        return new ModuleToggle(
                current.guildId(), module.name(), module.enabled(), module.config(), timestamp, current.version());
    }

    /** A part that this version does not know yet concerns nobody here. */
    private static List<ConfigPart> parts(ChangedGuild changed) {
        return Arrays.stream(ConfigPart.values())
                .filter(part -> changed.parts().contains(part.word()))
                .toList();
    }
}
