package dev.guildhall.command.guild;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.WriteRejection.MissingIds;
import dev.guildhall.command.history.Reversal;
import dev.guildhall.command.history.RevertChanges;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ToggleModule;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.command.permission.PermissionPolicy;
import dev.guildhall.command.permission.TellHolders;
import dev.guildhall.command.permission.TellMembers;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.command.portable.ImportedConfiguration;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.settings.SettingsInEffect;
import dev.guildhall.command.subscription.ChangeSubscription;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One guild: the bot's presence, who has a say, the settings and the modules. {@code decide} asks the policies and applies
 * what they conclude, {@code evolve} only assigns.
 */
public final class Guild {
    private GuildState state = GuildState.UNKNOWN;

    Guild() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return state.aggregateId();
    }

    /** Each event is applied before it is asked what else differs. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Registration> decide(RegisterGuild command) {
        if (!state.isKnown()) {
            apply(new GuildRegistered(command.guildId(), command.name(), command.ownerId()));
        }
        String guildId = state.guildId();
        if (!state.authority().present()) {
            apply(new GuildRejoined(guildId));
        }
        if (!state.name().equals(command.name())) {
            apply(new GuildRenamed(guildId, state.name(), command.name()));
        }
        if (!state.authority().ownerId().equals(command.ownerId())) {
            apply(new GuildOwnershipTransferred(guildId, state.authority().ownerId(), command.ownerId()));
        }
        applyAll(facts().permitted(command.permissions()));
        return decided(new Registration(guildId, granted()));
    }

    @CommandHandler
    Decision<Presence> decide(LeaveGuild command) {
        if (state.authority().present()) {
            apply(new GuildLeft(state.guildId()));
        }
        return decided(new Presence(state.guildId()));
    }

    @CommandHandler
    Decision<GrantedAccess> decide(TellHolders command) {
        applyAll(facts().holders(command));
        return decided(granted());
    }

    @CommandHandler
    Decision<GrantedAccess> decide(TellMembers command) {
        applyAll(facts().members(command));
        return decided(granted());
    }

    @CommandHandler
    Decision<GrantedAccess> decide(ChangeAccess command) {
        new Admission(state).owner(command);
        applyAll(new AccessPolicy(state).granted(command));
        return decided(granted());
    }

    @CommandHandler
    Decision<Presence> decide(ConfirmAccess command) {
        new Admission(state).writer(command);
        return decided(new Presence(state.guildId()));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(ConfirmModule command) {
        new Admission(state).writer(command);
        List<Violation> missing = NewReferences.missing(state, command, command.named());
        if (!missing.isEmpty()) {
            throw state.rejected(new MissingIds(missing));
        }
        return decided(state.inEffect(command.module()));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(AskModule command) {
        return decided(state.inEffect(command.module()));
    }

    @CommandHandler
    Decision<AccessLevel> decide(AskAccess command) {
        return decided(state.authority().levelOf(command.userId()));
    }

    @CommandHandler
    Decision<SettingsInEffect> decide(ChangeSettings command) {
        new Admission(state).writer(command);
        applyAll(new ConfigurationPolicy(state).settings(command));
        return decided(new SettingsInEffect(GuildSchemas.SETTINGS.inEffect(state.settings())));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(ToggleModule command) {
        new Admission(state).writer(command);
        ConfigurationPolicy policy = new ConfigurationPolicy(state);
        GuildModule module = policy.known(command.module());
        applyAll(policy.switched(module, command.enabled()));
        return decided(state.inEffect(module));
    }

    @CommandHandler
    Decision<ModuleConfiguration> decide(ConfigureModule command) {
        new Admission(state).writer(command);
        ConfigurationPolicy policy = new ConfigurationPolicy(state);
        GuildModule module = policy.known(command.module());
        applyAll(policy.configured(module, command));
        return decided(state.inEffect(module));
    }

    @CommandHandler
    Decision<Subscription> decide(ChangeSubscription command) {
        new Admission(state).operator(command);
        applyAll(new SubscriptionPolicy(state).given(command));
        return decided(state.subscription());
    }

    @CommandHandler
    Decision<Reversal> decide(RevertChanges command) {
        new Admission(state).writer(command);
        RevertPolicy.Reverted reverted = new RevertPolicy(state).reverted(command);
        applyAll(reverted.events());
        return decided(reverted.reversal());
    }

    @CommandHandler
    Decision<ImportedConfiguration> decide(ImportDocument command) {
        new Admission(state).writer(command);
        ImportPolicy.Imported imported = new ImportPolicy(state).imported(command);
        applyAll(imported.events());
        return decided(imported.told());
    }

    private void applyAll(List<? extends GuildhallEvent> events) {
        events.forEach(event -> apply(event));
    }

    private PermissionPolicy facts() {
        return new PermissionPolicy(state.guildId(), state.authority());
    }

    private GrantedAccess granted() {
        return state.authority().grants().granted();
    }

    private <V> Decision<V> decided(V view) {
        return new Decision<>(view, state.sequence(), state.configurationSequence());
    }

    GuildSnapshot snapshot() {
        return state.snapshot();
    }

    @EventSourcingHandler
    void evolve(GuildSnapshot snapshot, @SequenceNumber long at) {
        state = GuildState.of(snapshot, at);
    }

    @EventSourcingHandler
    void evolve(GuildEvent event, @SequenceNumber long at) {
        state = state.after(event, at);
    }

    @EventSourcingHandler
    void evolve(SettingsChanged event, @SequenceNumber long at) {
        state = state.after(event, at);
    }

    @EventSourcingHandler
    void evolve(ModuleEvent event, @SequenceNumber long at) {
        state = state.after(event, at);
    }

    @EventSourcingHandler
    void evolve(SubscriptionChanged event, @SequenceNumber long at) {
        state = state.after(event, at);
    }

    @EventSourcingHandler
    void evolve(PermissionEvent event, @SequenceNumber long at) {
        state = state.after(event, at);
    }
}
