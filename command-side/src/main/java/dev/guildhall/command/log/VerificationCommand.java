package dev.guildhall.command.log;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One verification that an operator asks for. */
sealed interface VerificationCommand extends RepeatableCommand permits AskVerification, RequestVerification {
    String verificationId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.verification(verificationId());
    }

    @Override
    default @Nullable String guildId() {
        return null;
    }

    @Override
    default VerificationCommand changingNothing() {
        return new AskVerification(verificationId());
    }
}
