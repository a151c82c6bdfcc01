package dev.guildhall.command.dispatch;

import java.util.function.ToIntFunction;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;

/** Says how much room an aggregate takes whenever it is put into memory. */
public final class WeighedRepository<T> extends CachingEventSourcingRepository<T> {
    private final AggregateCache cache;
    private final ToIntFunction<? super T> units;

    /** @param units in how many small aggregates' room one finds place, at least 1 */
    public WeighedRepository(
            EventSourcingRepository.Builder<T> builder, AggregateCache cache, ToIntFunction<? super T> units) {
        super(builder.cache(cache));
        this.cache = cache;
        this.units = units;
    }

    /** Whose first command was rejected has no name yet, and nothing to be remembered. */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        if (aggregate.identifier() == null) {
            return;
        }
        cache.weigh(aggregate.identifierAsString(), units.applyAsInt(aggregate.getAggregateRoot()));
        super.doSaveWithLock(aggregate);
    }
}
