package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.util.Collection;
import java.util.List;

/** What a panel holds under these prefixes of {@link QueryKeys} is older than {@code version}. */
record Invalidation(String guildId, List<List<String>> keys, long version) {
    static RoomEvent of(String guildId, Collection<ConfigPart> parts, long version) {
        return of(
                guildId, parts.stream().map(part -> QueryKeys.of(guildId, part)).toList(), version);
    }

    static RoomEvent of(String guildId, GuildContent content, long version) {
        return of(guildId, List.of(QueryKeys.of(guildId, content)), version);
    }

    static RoomEvent ofGuild(String guildId, long version) {
        return of(guildId, List.of(QueryKeys.guild(guildId)), version);
    }

    /**
     * No change of the configuration, so there is no place in it to come back to.
     *
     * @param toldUpTo the version up to which the room has been told everything
     */
    static RoomEvent ofDirectory(String guildId, long toldUpTo) {
        Invalidation stale = new Invalidation(guildId, QueryKeys.directory(guildId), Math.max(0, toldUpTo));
        return RoomEvent.unversioned(EventName.INVALIDATE, stale);
    }

    static RoomEvent of(String guildId, List<List<String>> keys, long version) {
        return RoomEvent.of(EventName.INVALIDATE, new Invalidation(guildId, keys, version), version);
    }
}
