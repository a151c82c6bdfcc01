package dev.guildhall.command.erasure;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed for a person is to be unreadable from now on.
 *
 * @param key number of the key that the person's data is sealed with now; {@code null} when there is none
 */
public record ErasePerson(String userId, @Nullable Long key) implements RepeatableCommand {
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return AggregateIds.person(userId);
    }

    @Override
    public @Nullable String guildId() {
        return null;
    }

    @Override
    public ErasePerson changingNothing() {
        return new ErasePerson(userId, null);
    }
}
