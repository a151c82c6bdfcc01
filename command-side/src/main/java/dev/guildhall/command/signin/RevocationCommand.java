package dev.guildhall.command.signin;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One time that an operator ends sessions of somebody. */
sealed interface RevocationCommand extends RepeatableCommand permits AskRevocation, RevokeSessions {
    String revocationId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.revocation(revocationId());
    }

    @Override
    default @Nullable String guildId() {
        return null;
    }

    @Override
    default RevocationCommand changingNothing() {
        return new AskRevocation(revocationId());
    }
}
