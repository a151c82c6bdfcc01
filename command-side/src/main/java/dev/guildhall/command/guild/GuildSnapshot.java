package dev.guildhall.command.guild;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.eventlog.SnapshotType;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.wire.Subscription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A guild's state as it is kept beside the log. It holds ids and what was configured, nothing about a person. Whoever
 * changes the shape, or what {@code evolve} makes of an event, takes the next revision.
 *
 * @param settings in the order in which they were chosen
 * @param configurationSequence of the last event that changed the configuration
 */
@SnapshotType(value = "guild.State", revision = 2)
record GuildSnapshot(
        String guildId,
        String name,
        boolean present,
        String ownerId,
        Map<String, List<GuildPermission>> permissions,
        Map<String, Object> settings,
        Map<String, ModuleState> modules,
        Subscription subscription,
        long configurationSequence) {
    GuildSnapshot {
        Objects.requireNonNull(guildId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(ownerId);
        Objects.requireNonNull(subscription);
        TreeMap<String, List<GuildPermission>> sorted = new TreeMap<>();
        permissions.forEach(
                (user, held) -> sorted.put(user, held.stream().sorted().toList()));
        permissions = Collections.unmodifiableMap(sorted);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        modules = Collections.unmodifiableMap(new TreeMap<>(modules));
        modules.values().forEach(Objects::requireNonNull);
    }

    static Map<String, List<GuildPermission>> permissionsOf(GuildAuthority authority) {
        return authority.permissions().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    }

    GuildAuthority authority() {
        return new GuildAuthority(
                present,
                ownerId,
                permissions.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue()))));
    }
}
