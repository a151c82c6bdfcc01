package dev.guildhall.command.guild;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.AccessLevel;
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
 * @param roles what the owner opened by role
 * @param holders of those roles
 * @param settings in the order in which they were chosen
 * @param configurationSequence of the last event that changed the configuration
 */
@SnapshotType(value = "guild.State", revision = 3)
record GuildSnapshot(
        String guildId,
        String name,
        boolean present,
        String ownerId,
        Map<String, List<GuildPermission>> permissions,
        AccessLevel manageGuild,
        Map<String, AccessLevel> roles,
        Map<String, List<String>> holders,
        Map<String, Object> settings,
        Map<String, ModuleState> modules,
        Subscription subscription,
        long configurationSequence) {
    GuildSnapshot {
        Objects.requireNonNull(guildId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(ownerId);
        Objects.requireNonNull(subscription);
        Objects.requireNonNull(manageGuild);
        permissions = sorted(permissions);
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
        roles.values().forEach(Objects::requireNonNull);
        holders = sorted(holders);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        modules = Collections.unmodifiableMap(new TreeMap<>(modules));
        modules.values().forEach(Objects::requireNonNull);
    }

    static GuildSnapshot of(
            String guildId,
            String name,
            GuildAuthority authority,
            Map<String, Object> settings,
            Map<String, ModuleState> modules,
            Subscription subscription,
            long configurationSequence) {
        return new GuildSnapshot(
                guildId,
                name,
                authority.present(),
                authority.ownerId(),
                lists(authority.permissions()),
                authority.grants().manageGuild(),
                authority.grants().roles(),
                lists(authority.holders()),
                settings,
                modules,
                subscription,
                configurationSequence);
    }

    GuildAuthority authority() {
        AccessGrants grants = new AccessGrants(manageGuild, new TreeMap<>(roles));
        return new GuildAuthority(present, ownerId, sets(permissions), grants, sets(holders));
    }

    /** By key, each list in its natural order, so that the same state is always written alike. */
    private static <T extends Comparable<? super T>> Map<String, List<T>> sorted(Map<String, List<T>> lists) {
        TreeMap<String, List<T>> sorted = new TreeMap<>();
        lists.forEach((key, list) -> sorted.put(key, list.stream().sorted().toList()));
        return Collections.unmodifiableMap(sorted);
    }

    private static <T> Map<String, List<T>> lists(Map<String, Set<T>> sets) {
        return sets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    }

    private static <T> Map<String, Set<T>> sets(Map<String, List<T>> lists) {
        return lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    }
}
