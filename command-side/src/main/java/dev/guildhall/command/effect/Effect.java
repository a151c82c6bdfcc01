package dev.guildhall.command.effect;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.effect.EffectDiscardRequested;
import dev.guildhall.events.effect.EffectEvent;
import dev.guildhall.events.effect.EffectRetryRequested;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What operators want of one effect. How it stands is known to the query side alone, and may be another a moment after it
 * has said so: what comes too late for it is in the log all the same, and changes nothing.
 */
public final class Effect {
    private static final long NONE = -1;

    private String effectId = "";
    private @Nullable String wanted;
    private long sequence = NONE;

    Effect() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.effect(effectId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<OrderedEffect> decide(AskEffect command) {
        return ordered(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<OrderedEffect> decide(RetryEffect command) {
        EffectStanding standing = waiting(command.standing());
        apply(new EffectRetryRequested(standing.effectId(), standing.guildId(), standing.kind()));
        return ordered(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<OrderedEffect> decide(DiscardEffect command) {
        if (!command.standing().isDiscarded()) {
            EffectStanding standing = waiting(command.standing());
            apply(new EffectDiscardRequested(standing.effectId(), standing.guildId(), standing.kind()));
        }
        return ordered(command);
    }

    private EffectStanding waiting(EffectStanding standing) {
        if (!standing.isWaiting()) {
            throw new Rejected(new EffectRejection.DoesNotWait(standing.state()), sequence);
        }
        return standing;
    }

    private Decision<OrderedEffect> ordered(EffectCommand command) {
        return new Decision<>(new OrderedEffect(command.effectId(), wanted), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(EffectEvent event, @SequenceNumber long at) {
        sequence = at;
        effectId = event.effectId();
        wanted = switch (event) {
            case EffectRetryRequested ignored -> OrderedEffect.RETRY;
            case EffectDiscardRequested ignored -> OrderedEffect.DISCARD;
        };
    }
}
