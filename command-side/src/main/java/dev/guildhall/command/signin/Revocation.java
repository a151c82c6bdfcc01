package dev.guildhall.command.signin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.signin.SessionsRevoked;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * That an operator ends sessions of somebody, once; each time is one of its own, so that none has a long history. Which
 * sessions there are is not known here.
 */
public final class Revocation {
    private static final long NONE = -1;

    private String id = "";
    private int ended;
    private long sequence = NONE;

    Revocation() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.revocation(id);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<RevokedSessions> decide(AskRevocation command) {
        return revoked();
    }

    /** Where there is nothing to end, nothing happens. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<RevokedSessions> decide(RevokeSessions command) {
        if (sequence == NONE && !command.sessionIds().isEmpty()) {
            apply(new SessionsRevoked(
                    command.revocationId(), command.userId(), command.sessionIds(), command.reason()));
        }
        return revoked();
    }

    private Decision<RevokedSessions> revoked() {
        return new Decision<>(new RevokedSessions(ended), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(SessionsRevoked event, @SequenceNumber long at) {
        sequence = at;
        id = event.revocationId();
        ended = event.sessionIds().size();
    }
}
