package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a guild after its events: what decisions are made on. Immutable; each {@code after} only assigns.
 *
 * @param settings those that were chosen
 * @param sequence of the last event; {@value #NONE} before the first
 * @param configurationSequence of the last event that changed the configuration
 */
record GuildState(
        String guildId,
        String name,
        GuildAuthority authority,
        Map<String, Object> settings,
        Map<String, ModuleState> modules,
        Subscription subscription,
        long sequence,
        long configurationSequence) {
    private static final long NONE = -1;

    static final GuildState UNKNOWN = new GuildState(
            "", "", new GuildAuthority(false, "", Map.of()), Map.of(), Map.of(), Subscription.NONE, NONE, NONE);

    boolean isKnown() {
        return sequence != NONE;
    }

    /** {@code null} until the first event. */
    @Nullable String aggregateId() {
        return isKnown() ? AggregateIds.guild(guildId) : null;
    }

    ModuleState module(GuildModule module) {
        return module(module.word());
    }

    private ModuleState module(String word) {
        return modules.getOrDefault(word, ModuleState.INITIAL);
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    /** With every default filled in. */
    ModuleConfiguration inEffect(GuildModule module) {
        ModuleState state = module(module);
        return new ModuleConfiguration(
                module.word(), state.enabled(), GuildSchemas.of(module).inEffect(state.chosen()));
    }

    /** What is kept of this guild; {@link #of} takes it up again. */
    GuildSnapshot snapshot() {
        return GuildSnapshot.of(guildId, name, authority, settings, modules, subscription, configurationSequence);
    }

    static GuildState of(GuildSnapshot snapshot, long at) {
        return new GuildState(
                snapshot.guildId(),
                snapshot.name(),
                snapshot.authority(),
                snapshot.settings(),
                snapshot.modules(),
                snapshot.subscription(),
                at,
                snapshot.configurationSequence());
    }

    GuildState after(GuildEvent event, long at) {
        return switch (event) {
            case GuildRegistered registered ->
                identified(registered.guildId(), registered.name(), GuildAuthority.ownedBy(registered.ownerId()), at);
            case GuildRenamed renamed -> identified(guildId, renamed.after(), authority, at);
            case GuildOwnershipTransferred moved ->
                identified(guildId, name, authority.ownedInsteadBy(moved.after()), at);
            case GuildLeft left -> identified(guildId, name, authority.withPresence(false), at);
            case GuildRejoined rejoined -> identified(guildId, name, authority.withPresence(true), at);
        };
    }

    GuildState after(SettingsChanged event, long at) {
        return configured(Chosen.after(settings, event.changes()), modules, subscription, at);
    }

    GuildState after(ModuleEvent event, long at) {
        ModuleState before = module(event.module());
        Map<String, ModuleState> after = new HashMap<>(modules);
        after.put(
                event.module(),
                switch (event) {
                    case ModuleEnabled enabled -> before.switched(true);
                    case ModuleDisabled disabled -> before.switched(false);
                    case ModuleConfigured configured -> before.configured(configured.changes());
                });
        return configured(settings, after, subscription, at);
    }

    GuildState after(SubscriptionChanged event, long at) {
        return configured(settings, modules, subscription.after(event.changes()), at);
    }

    /** Only what the owner grants is configuration. */
    GuildState after(PermissionEvent event, long at) {
        return new GuildState(
                guildId,
                name,
                authority.after(event),
                settings,
                modules,
                subscription,
                at,
                event instanceof AccessChanged ? at : configurationSequence);
    }

    private GuildState identified(String id, String calledNow, GuildAuthority authorityNow, long at) {
        return new GuildState(id, calledNow, authorityNow, settings, modules, subscription, at, at);
    }

    private GuildState configured(
            Map<String, Object> settingsNow,
            Map<String, ModuleState> modulesNow,
            Subscription subscriptionNow,
            long at) {
        return new GuildState(guildId, name, authority, settingsNow, modulesNow, subscriptionNow, at, at);
    }
}
