package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.query.configuration.GuildView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changed in one guild. Each change is told with exactly the version that was published with it, so that whoever
 * has acted upon the published one does not act again: a guild with changes at several versions has several entries.
 */
final class ChangeList {
    private ChangeList() {}

    /** Oldest first; never empty for a guild whose configuration is newer than {@code since}. */
    static List<ChangedGuild> since(GuildView view, long since) {
        SortedMap<Long, List<String>> parts = new TreeMap<>();
        for (Map.Entry<ConfigPart, Long> part : view.partVersions().entrySet()) {
            if (part.getValue() > since) {
                parts.computeIfAbsent(part.getValue(), ignored -> new ArrayList<>())
                        .add(part.getKey().word());
            }
        }
        if (view.reloadVersion() > since) {
            parts.putIfAbsent(view.reloadVersion(), List.of());
        }
        if (view.version() > since && (parts.isEmpty() || parts.lastKey() < view.version())) {
            // A part that this program does not know: whoever does shall read the guild anew.
            parts.put(view.version(), List.of());
        }
        return parts.entrySet().stream()
                .map(entry -> entry(view, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ChangedGuild entry(GuildView view, long version, List<String> parts) {
        return new ChangedGuild(view.guildId(), version, parts.isEmpty(), parts);
    }
}
