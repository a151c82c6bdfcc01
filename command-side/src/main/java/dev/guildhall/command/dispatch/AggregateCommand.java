package dev.guildhall.command.dispatch;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to one aggregate. Carrying it out answers a {@link Decision}. */
public interface AggregateCommand {
    @TargetAggregateIdentifier
    String aggregateId();

    /** The guild whose history the command becomes part of; {@code null} when it concerns no guild. */
    @Nullable String guildId();

    /** What is answered when there is no such aggregate. */
    default Rejection unknown() {
        return new WriteRejection.NotAllowed();
    }
}
