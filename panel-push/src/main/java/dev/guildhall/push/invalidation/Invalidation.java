package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.ConfigPart;
import java.util.Collection;
import java.util.List;

/** What a panel holds under these query-key prefixes is older than {@code version}. */
record Invalidation(String guildId, List<List<String>> keys, long version) {
    private static final String GUILD = "guild";
    private static final String MODULES = "modules";

    static Invalidation of(String guildId, Collection<ConfigPart> parts, long version) {
        return new Invalidation(
                guildId, parts.stream().map(part -> key(guildId, part)).toList(), version);
    }

    static Invalidation ofGuild(String guildId, long version) {
        return new Invalidation(guildId, List.of(List.of(GUILD, guildId)), version);
    }

    private static List<String> key(String guildId, ConfigPart part) {
        return part.module().isPresent()
                ? List.of(GUILD, guildId, MODULES, part.word())
                : List.of(GUILD, guildId, part.word());
    }
}
