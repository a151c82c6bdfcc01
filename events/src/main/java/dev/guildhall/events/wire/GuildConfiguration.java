package dev.guildhall.events.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guild's whole configuration in effect (defaults filled in), as the HTTP API answers it and as the caches hold it.
 * {@code version} is the position of the last event that changed it.
 */
public record GuildConfiguration(
        String guildId,
        String ownerId,
        String name,
        Map<String, @Nullable Object> settings,
        List<ModuleConfiguration> modules,
        Subscription subscription,
        long version) {

    /** One module of it. */
    public record ModuleConfiguration(String name, boolean enabled, Map<String, @Nullable Object> config) {}

    /** The same, known to be in effect at that position too. */
    public GuildConfiguration withVersion(long newer) {
        return new GuildConfiguration(guildId, ownerId, name, settings, modules, subscription, newer);
    }

    public Optional<ModuleConfiguration> module(String moduleName) {
        return modules.stream().filter(m -> m.name().equals(moduleName)).findFirst();
    }
}
