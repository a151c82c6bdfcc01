package dev.guildhall.command.log;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.log.LogVerificationRequested;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** That an operator wants the log verified, once; each request is one of its own, so that none has a long history. */
public final class Verification {
    private static final long NONE = -1;

    private String id = "";
    private long sequence = NONE;

    Verification() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.verification(id);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<RequestedVerification> decide(AskVerification command) {
        return requested(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<RequestedVerification> decide(RequestVerification command) {
        if (!command.underWay().serves(command.anchors())) {
            throw new Rejected(new LogRejection.OtherAnchors(), sequence);
        }
        if (sequence == NONE) {
            apply(new LogVerificationRequested(command.verificationId(), command.anchors()));
        }
        return requested(command);
    }

    private Decision<RequestedVerification> requested(VerificationCommand command) {
        return new Decision<>(
                new RequestedVerification(command.verificationId(), sequence != NONE), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(LogVerificationRequested event, @SequenceNumber long at) {
        sequence = at;
        id = event.verificationId();
    }
}
