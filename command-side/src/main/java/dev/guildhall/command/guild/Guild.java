package dev.guildhall.command.guild;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteCommand;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.command.modules.ModuleRejection.UnknownModule;
import dev.guildhall.command.modules.ToggleModule;
import dev.guildhall.command.permission.AccessForm;
import dev.guildhall.command.permission.AccessRejection.InvalidAccess;
import dev.guildhall.command.permission.AccessRejection.OwnersOnly;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.command.permission.PermissionPolicy;
import dev.guildhall.command.permission.TellHolders;
import dev.guildhall.command.permission.TellMembers;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.settings.SettingsInEffect;
import dev.guildhall.command.settings.SettingsRejection.InvalidSettings;
import dev.guildhall.command.subscription.ChangeSubscription;
import dev.guildhall.command.subscription.SubscriptionRejection.InvalidSubscription;
import dev.guildhall.command.subscription.SubscriptionTerms;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
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
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One guild: the bot's presence, who has a say, the settings and the modules. {@code decide} checks and applies,
 * {@code evolve} only assigns.
 */
public final class Guild {
    private static final long NONE = -1;

    private String guildId = "";
    private String name = "";
    private GuildAuthority authority = new GuildAuthority(false, "", Map.of());
    private Map<String, Object> settings = Map.of();
    private Map<String, ModuleState> modules = Map.of();
    private Subscription subscription = Subscription.NONE;
    private long sequence = NONE;
    private long configurationSequence = NONE;

    Guild() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.guild(guildId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Registration> decide(RegisterGuild command) {
        if (sequence == NONE) {
            apply(new GuildRegistered(command.guildId(), command.name(), command.ownerId()));
        }
        if (!authority.present()) {
            apply(new GuildRejoined(guildId));
        }
        if (!name.equals(command.name())) {
            apply(new GuildRenamed(guildId, name, command.name()));
        }
        if (!authority.ownerId().equals(command.ownerId())) {
            apply(new GuildOwnershipTransferred(guildId, authority.ownerId(), command.ownerId()));
        }
        policy().permitted(command.permissions()).forEach(event -> apply(event));
        return decided(new Registration(guildId, authority.grants().granted()));
    }

    @CommandHandler
    Decision<Presence> decide(LeaveGuild command) {
        if (authority.present()) {
            apply(new GuildLeft(guildId));
        }
        return decided(new Presence(guildId));
    }

    @CommandHandler
    Decision<GrantedAccess> decide(TellHolders command) {
        policy().holders(command).forEach(event -> apply(event));
        return decided(authority.grants().granted());
    }

    @CommandHandler
    Decision<GrantedAccess> decide(TellMembers command) {
        policy().members(command).forEach(event -> apply(event));
        return decided(authority.grants().granted());
    }

    @CommandHandler
    Decision<GrantedAccess> decide(ChangeAccess command) {
        admitOwner(command);
        Map<String, @Nullable Object> sent = command.form();
        if (sent != null) {
            AccessForm form = AccessForm.read(guildId, sent);
            if (!form.faults().isEmpty()) {
                throw rejected(new InvalidAccess(form.faults()));
            }
            List<Change> changes = authority.grants().changesTo(form.grants());
            if (!changes.isEmpty()) {
                apply(new AccessChanged(guildId, changes));
            }
        }
        return decided(authority.grants().granted());
    }

    @CommandHandler
    Decision<Presence> decide(ConfirmAccess command) {
        admit(command);
        return decided(new Presence(guildId));
    }

    @CommandHandler
    Decision<SettingsInEffect> decide(ChangeSettings command) {
        admit(command);
        List<Violation> faults = GuildSchemas.SETTINGS.check("", settings, command.patch());
        if (!faults.isEmpty()) {
            throw rejected(new InvalidSettings(faults));
        }
        List<Violation> missing = missing(command, GuildSchemas.SETTINGS, "", settings, command.patch());
        if (!missing.isEmpty()) {
            throw rejected(new InvalidSettings(missing));
        }
        List<Change> changes = GuildSchemas.SETTINGS.changes(settings, command.patch());
        if (!changes.isEmpty()) {
            apply(new SettingsChanged(guildId, changes));
        }
        return decided(new SettingsInEffect(GuildSchemas.SETTINGS.inEffect(settings)));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(ToggleModule command) {
        admit(command);
        GuildModule module = known(command.module());
        switchTo(module, command.enabled());
        return decided(inEffect(module));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(ConfigureModule command) {
        admit(command);
        GuildModule module = known(command.module());
        ConfigSchema schema = GuildSchemas.of(module);
        Map<String, Object> chosen = state(module.word()).chosen();
        List<Violation> faults = schema.check("/config", chosen, command.patch());
        if (!faults.isEmpty()) {
            throw rejected(new InvalidConfiguration(faults));
        }
        List<Violation> missing = missing(command, schema, "/config", chosen, command.patch());
        if (!missing.isEmpty()) {
            throw rejected(new InvalidConfiguration(missing));
        }
        switchTo(module, command.enabled());
        List<Change> changes = schema.changes(chosen, command.patch());
        if (!changes.isEmpty()) {
            apply(new ModuleConfigured(guildId, module.word(), changes));
        }
        return decided(inEffect(module));
    }

    /** The giver is an operator, who needs no right in the guild. */
    @CommandHandler
    Decision<Subscription> decide(ChangeSubscription command) {
        if (!authority.present()) {
            throw rejected(new NotAllowed());
        }
        requireUnchanged(command);
        Subscription wanted = command.wanted();
        if (wanted != null) {
            List<Violation> faults = SubscriptionTerms.faults(wanted, command.now());
            if (!faults.isEmpty()) {
                throw rejected(new InvalidSubscription(faults));
            }
            List<Change> changes = subscription.changesTo(SubscriptionTerms.recorded(wanted));
            if (!changes.isEmpty()) {
                apply(new SubscriptionChanged(guildId, changes));
            }
        }
        return decided(subscription);
    }

    /** What was configured stays valid without asking, even where Discord does not have it any more. */
    private List<Violation> missing(
            NamesDiscordIds command,
            ConfigSchema schema,
            String prefix,
            Map<String, Object> chosen,
            Map<String, @Nullable Object> patch) {
        List<ConfigReference> named = NewReferences.in(schema, prefix, chosen, patch);
        if (named.isEmpty()) {
            return List.of();
        }
        DiscordIds known = command.known();
        if (known == null) {
            throw rejected(new UnknownIds(named));
        }
        return known.faults(named);
    }

    private void switchTo(GuildModule module, @Nullable Boolean enabled) {
        if (enabled != null && enabled != state(module.word()).enabled()) {
            apply(enabled ? new ModuleEnabled(guildId, module.word()) : new ModuleDisabled(guildId, module.word()));
        }
    }

    private void admit(WriteCommand command) {
        if (!authority.levelOf(command.by()).mayWrite()) {
            throw rejected(new NotAllowed());
        }
        requireUnchanged(command);
    }

    private void admitOwner(WriteCommand command) {
        AccessLevel level = authority.levelOf(command.by());
        if (!level.mayGrant()) {
            throw rejected(level.mayRead() ? new OwnersOnly() : new NotAllowed());
        }
        requireUnchanged(command);
    }

    private void requireUnchanged(WriteCommand command) {
        Long expected = command.expectedSequence();
        if (expected != null && expected < configurationSequence) {
            throw rejected(new StaleVersion(expected, configurationSequence));
        }
    }

    private PermissionPolicy policy() {
        return new PermissionPolicy(guildId, authority);
    }

    private GuildModule known(String module) {
        return GuildModule.of(module).orElseThrow(() -> rejected(new UnknownModule()));
    }

    private ModuleConfiguration inEffect(GuildModule module) {
        ModuleState state = state(module.word());
        return new ModuleConfiguration(
                module.word(), state.enabled(), GuildSchemas.of(module).inEffect(state.chosen()));
    }

    private ModuleState state(String module) {
        return modules.getOrDefault(module, ModuleState.INITIAL);
    }

    private Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    private <V> Decision<V> decided(V view) {
        return new Decision<>(view, sequence, configurationSequence);
    }

    /** What is kept of this guild; {@link #evolve(GuildSnapshot, long)} takes it up again. */
    GuildSnapshot snapshot() {
        return GuildSnapshot.of(guildId, name, authority, settings, modules, subscription, configurationSequence);
    }

    @EventSourcingHandler
    void evolve(GuildSnapshot snapshot, @SequenceNumber long at) {
        sequence = at;
        configurationSequence = snapshot.configurationSequence();
        guildId = snapshot.guildId();
        name = snapshot.name();
        authority = snapshot.authority();
        settings = snapshot.settings();
        modules = snapshot.modules();
        subscription = snapshot.subscription();
    }

    @EventSourcingHandler
    void evolve(GuildEvent event, @SequenceNumber long at) {
        configured(at);
        switch (event) {
            case GuildRegistered registered -> {
                guildId = registered.guildId();
                name = registered.name();
                authority = GuildAuthority.ownedBy(registered.ownerId());
            }
            case GuildRenamed renamed -> name = renamed.after();
            case GuildOwnershipTransferred moved -> authority = authority.ownedInsteadBy(moved.after());
            case GuildLeft left -> authority = authority.withPresence(false);
            case GuildRejoined rejoined -> authority = authority.withPresence(true);
        }
    }

    @EventSourcingHandler
    void evolve(SettingsChanged event, @SequenceNumber long at) {
        configured(at);
        settings = Chosen.after(settings, event.changes());
    }

    @EventSourcingHandler
    void evolve(ModuleEvent event, @SequenceNumber long at) {
        configured(at);
        ModuleState before = state(event.module());
        Map<String, ModuleState> after = new HashMap<>(modules);
        after.put(
                event.module(),
                switch (event) {
                    case ModuleEnabled enabled -> before.switched(true);
                    case ModuleDisabled disabled -> before.switched(false);
                    case ModuleConfigured configured -> before.configured(configured.changes());
                });
        modules = after;
    }

    @EventSourcingHandler
    void evolve(SubscriptionChanged event, @SequenceNumber long at) {
        configured(at);
        subscription = subscription.after(event.changes());
    }

    @EventSourcingHandler
    void evolve(PermissionEvent event, @SequenceNumber long at) {
        if (event instanceof AccessChanged) {
            configured(at);
        } else {
            sequence = at;
        }
        authority = authority.after(event);
    }

    private void configured(long at) {
        sequence = at;
        configurationSequence = at;
    }
}
