package dev.guildhall.query.member;

import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.query.effect.Effects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log and decides what is to be done in Discord because members come and go. Effects and token are in one
 * transaction; events of other features open none.
 */
final class MemberProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name, and how far it has decided. */
    static final String GROUP = "member-effects";

    /** How long it is kept that something was done. It is never decided again, so nobody asks later than a bot may. */
    static final Duration KEPT = Duration.ofDays(7);

    static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    private static final String BATCH = MemberBatch.class.getName();

    private final Effects effects;
    private final Clock clock;
    private final Runnable told;
    private volatile @Nullable Throwable failure;
    private Instant forgottenAt = Instant.EPOCH;

    /** @param told runs after each commit that made something due; must neither block nor throw */
    MemberProjection(Effects effects, Clock clock, Runnable told) {
        this.effects = effects;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof MemberEvent;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (segment.getMask() != Segment.ROOT_SEGMENT.getMask()) {
            // How far effects are decided is one position: of two segments the slower one's would never be.
            throw new IllegalStateException(GROUP + " must not be split");
        }
        if (message.getPayload() instanceof MemberEvent event) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            unit.<MemberBatch>getOrComputeResource(BATCH, ignored -> begin(unit))
                    .add(event, position(message));
        }
    }

    /** What was decided once is not decided by a replay. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    @Nullable Throwable failure() {
        return failure;
    }

    private MemberBatch begin(UnitOfWork<?> unit) {
        MemberBatch batch = new MemberBatch();
        unit.onPrepareCommit(ignored -> write(batch));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> committed(batch));
        return batch;
    }

    private void write(MemberBatch batch) {
        Instant now = clock.instant();
        batch.decide(effects, now);
        // Only those who come make the table grow, so their commits can make it small again.
        if (now.isAfter(forgottenAt.plus(FORGETTING_INTERVAL))) {
            forgottenAt = now;
            effects.forgetWelcomes(KEPT);
        }
    }

    private void committed(MemberBatch batch) {
        failure = null;
        if (batch.due()) {
            told.run();
        }
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked
                && tracked.trackingToken().position().isPresent()) {
            return tracked.trackingToken().position().getAsLong();
        }
        throw new IllegalArgumentException("an event without a position did not come from the log");
    }
}
