package dev.guildhall.command.dispatch;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** How commands reach the aggregates of one type. */
public final class AggregateCommands {
    private AggregateCommands() {}

    /** Has those that the type can decide about taken from the bus, until the program ends. */
    public static <T> AggregateAnnotationCommandHandler<T> subscribe(
            Class<T> type, Repository<T> repository, CommandBus commands) {
        AggregateAnnotationCommandHandler<T> handler = AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .commandTargetResolver(AggregateCommands::target)
                .build();
        handler.subscribe(commands);
        return handler;
    }

    /** Axon's own looks for annotations with every command, which takes longer than the decision. */
    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        AggregateCommand command = (AggregateCommand) message.getPayload();
        return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
    }
}
