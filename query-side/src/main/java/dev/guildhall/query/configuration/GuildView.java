package dev.guildhall.query.configuration;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One guild as the log tells it. Immutable. Settings and modules are sparse: a field that nobody set is absent, and its
 * default is filled in when the configuration is read.
 *
 * @param modules by the word of the module
 * @param partVersions for each part ever changed, the position of the last event that changed it
 * @param version position of the last event that changed the configuration (who holds which permission is none of it)
 * @param reloadVersion position of the last event that changed presence, name, owner or what the owner grants
 * @param position position of the last event of any kind: what comes at or before it is already in here
 */
public record GuildView(
        String guildId,
        String name,
        GuildAuthority authority,
        Map<String, Object> settings,
        Map<String, ModuleChoice> modules,
        Subscription subscription,
        Map<ConfigPart, Long> partVersions,
        long version,
        long reloadVersion,
        long position) {
    public GuildView {
        settings = Map.copyOf(settings);
        modules = Map.copyOf(modules);
        partVersions = Map.copyOf(partVersions);
    }

    /** The whole configuration in effect, modules in the order of the contract. */
    public GuildConfiguration configuration() {
        List<ModuleConfiguration> all =
                Arrays.stream(GuildModule.values()).map(this::module).toList();
        return new GuildConfiguration(
                guildId, authority.ownerId(), name, settingsInEffect(), all, subscription, version);
    }

    /** Settings in effect, in the schema's order. */
    public Map<String, @Nullable Object> settingsInEffect() {
        return GuildSchemas.SETTINGS.inEffect(settings);
    }

    /** One module in effect. */
    public ModuleConfiguration module(GuildModule module) {
        ModuleChoice choice = modules.getOrDefault(module.word(), ModuleChoice.UNTOUCHED);
        return new ModuleConfiguration(
                module.word(), choice.enabled(), GuildSchemas.of(module).inEffect(choice.config()));
    }

    /** 0 for a part that still is as it was when the guild was registered. */
    public long versionOf(ConfigPart part) {
        return partVersions.getOrDefault(part, 0L);
    }
}
