package dev.guildhall.query.invalidation;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.query.configuration.GuildView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Redis holds for one module of a guild: its configuration in effect, at the guild's version. */
record ModuleValue(String guildId, String name, boolean enabled, Map<String, @Nullable Object> config, long version) {
    static ModuleValue of(GuildView view, GuildModule module) {
        ModuleConfiguration now = view.module(module);
        return new ModuleValue(view.guildId(), now.name(), now.enabled(), now.config(), view.version());
    }
}
