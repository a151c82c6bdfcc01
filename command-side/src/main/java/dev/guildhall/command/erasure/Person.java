package dev.guildhall.command.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.erasure.PersonErased;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One person, of whom nothing is known but what was erased. Erasing is refused to nobody here: who is an operator stands
 * in the settings of the program, not in the log.
 */
public final class Person {
    private static final long NONE = -1;

    private String userId = "";
    private List<Long> destroyedKeys = List.of();
    private long sequence = NONE;

    Person() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.person(userId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<ErasedPerson> decide(ErasePerson command) {
        Long key = command.key();
        if (key != null && !destroyedKeys.contains(key)) {
            apply(new PersonErased(command.userId(), key));
        }
        return new Decision<>(new ErasedPerson(command.userId(), destroyedKeys), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(PersonErased event, @SequenceNumber long at) {
        sequence = at;
        userId = event.userId();
        List<Long> keys = new ArrayList<>(destroyedKeys);
        keys.add(event.key());
        destroyedKeys = List.copyOf(keys);
    }
}
