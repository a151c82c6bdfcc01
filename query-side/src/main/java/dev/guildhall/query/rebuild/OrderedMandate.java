package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.parking.ProjectionLock;
import dev.guildhall.query.projection.RebuildOrder;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * As operators have ordered it, for as long as this process goes on and its lock is held. Used by one thread at a time.
 *
 * @param order empty when nobody has requested it
 * @param ended whether this process is to end
 */
record OrderedMandate(
        Supplier<Optional<RebuildOrder>> order, Budget.Place place, ProjectionLock lock, BooleanSupplier ended)
        implements Mandate {
    /** Before an abort came, and after it may have been too late, all is as it was requested. */
    @Override
    public Wanted wanted() {
        if (ended.getAsBoolean()) {
            throw new Superseded();
        }
        Wanted wanted = order.get()
                .map(RebuildOrder::wanted)
                .map(now -> now == Wanted.ROLLED_BACK ? Wanted.ABORTED : now)
                .orElse(Wanted.DONE);
        // Those that wait for an operator keep nobody else waiting.
        if (wanted == Wanted.PAUSED) {
            place.leave();
        } else {
            place.enter();
        }
        return wanted;
    }

    /** The lock goes with its connection, and that with a crash. */
    @Override
    public boolean stands() {
        return lock.isHeld();
    }
}
