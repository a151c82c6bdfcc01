package dev.guildhall.command.operation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.events.operation.OperationEvent;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.ProjectionResumed;
import dev.guildhall.events.operation.RebuildAborted;
import dev.guildhall.events.operation.RebuildPaused;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.RebuildResumed;
import dev.guildhall.events.operation.RollbackRequested;
import dev.guildhall.events.operation.SegmentsChanged;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What operators want of one projection. Whether it is so already is known to nobody here: the query side obeys, and says
 * how far it has come. Steering is refused to nobody: who is an operator stands in the settings of the program.
 */
public final class Projection {
    private static final long NONE = -1;

    private String name = "";
    private ProjectionState state = ProjectionState.UNTOUCHED;
    private long sequence = NONE;

    Projection() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.projection(name);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(AskProjection command) {
        known(command);
        String rebuildId = command.rebuildId();
        return rebuildId == null ? steered(command) : ordered(command, rebuildId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(PauseProjection command) {
        steerable(command);
        if (!state.paused()) {
            apply(new ProjectionPaused(command.projection()));
        }
        return steered(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(ResumeProjection command) {
        steerable(command);
        if (state.paused()) {
            apply(new ProjectionResumed(command.projection()));
        }
        return steered(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(ChangeSegments command) {
        if (!steerable(command).isDivisible() && command.count() != 1) {
            throw rejected(new OperationRejection.OneSegmentOnly());
        }
        if (state.segments() != command.count()) {
            apply(new SegmentsChanged(command.projection(), command.count()));
        }
        return steered(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(RequestRebuild command) {
        if (!steerable(command).isRebuildable()) {
            throw rejected(new OperationRejection.NothingToRebuild());
        }
        if (!state.rebuilds().containsKey(command.rebuildId())) {
            apply(new RebuildRequested(
                    command.projection(), command.rebuildId(), command.onlyGuildId(), command.acceptDifferences()));
        }
        return ordered(command, command.rebuildId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(SteerRebuild command) {
        known(command);
        RebuildState now = state.rebuilds().get(command.rebuildId());
        if (now == null) {
            throw rejected(new OperationRejection.UnknownRebuild());
        }
        RebuildState wanted = wanted(command.step());
        if (now != wanted) {
            if (now.isFinal()) {
                throw rejected(new OperationRejection.RebuildIsOver(now));
            }
            apply(event(command));
        }
        return ordered(command, command.rebuildId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(AskDeadLetter command) {
        known(command);
        return letter(command, command.letterId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(RetryDeadLetters command) {
        known(command);
        String letterId = command.onlyLetterId();
        if (letterId != null && state.discarded().contains(letterId)) {
            throw rejected(new OperationRejection.LetterIsDiscarded());
        }
        apply(new DeadLetterRetryRequested(command.projection(), letterId));
        return letter(command, letterId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Object> decide(DiscardDeadLetter command) {
        known(command);
        if (!state.discarded().contains(command.letterId())) {
            apply(new DeadLetterDiscarded(command.projection(), command.letterId()));
        }
        return letter(command, command.letterId());
    }

    private Decision<Object> letter(ProjectionCommand command, @Nullable String letterId) {
        boolean discarded = letterId != null && state.discarded().contains(letterId);
        String wanted = discarded ? OrderedLetter.DISCARD : OrderedLetter.RETRY;
        return new Decision<>(new OrderedLetter(letterId, command.projection(), wanted), sequence, sequence);
    }

    private static RebuildState wanted(SteerRebuild.Step step) {
        return switch (step) {
            case PAUSE -> RebuildState.PAUSED;
            case RESUME -> RebuildState.REQUESTED;
            case ABORT -> RebuildState.ABORTED;
            case ROLL_BACK -> RebuildState.ROLLED_BACK;
        };
    }

    private static OperationEvent event(SteerRebuild command) {
        return switch (command.step()) {
            case PAUSE -> new RebuildPaused(command.projection(), command.rebuildId());
            case RESUME -> new RebuildResumed(command.projection(), command.rebuildId());
            case ABORT -> new RebuildAborted(command.projection(), command.rebuildId());
            case ROLL_BACK -> new RollbackRequested(command.projection(), command.rebuildId());
        };
    }

    private ProjectionName known(ProjectionCommand command) {
        return ProjectionName.of(command.projection())
                .orElseThrow(() -> rejected(new OperationRejection.UnknownProjection()));
    }

    private ProjectionName steerable(ProjectionCommand command) {
        ProjectionName known = known(command);
        if (!known.isSteerable()) {
            throw rejected(new OperationRejection.NotSteered());
        }
        return known;
    }

    private Rejected rejected(OperationRejection rejection) {
        return new Rejected(rejection, sequence);
    }

    private Decision<Object> steered(ProjectionCommand command) {
        SteeredProjection steered = new SteeredProjection(command.projection(), state.paused(), state.segments());
        return new Decision<>(steered, sequence, sequence);
    }

    private Decision<Object> ordered(ProjectionCommand command, String rebuildId) {
        RebuildState wanted = state.rebuilds().get(rebuildId);
        if (wanted == null) {
            throw rejected(new OperationRejection.UnknownRebuild());
        }
        return new Decision<>(new OrderedRebuild(rebuildId, command.projection(), wanted.word()), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(OperationEvent event, @SequenceNumber long at) {
        sequence = at;
        name = event.projection();
        state = switch (event) {
            case ProjectionPaused ignored -> state.withPaused(true);
            case ProjectionResumed ignored -> state.withPaused(false);
            case SegmentsChanged e -> state.withSegments(e.count());
            case RebuildRequested e -> state.with(e.rebuildId(), RebuildState.REQUESTED);
            case RebuildPaused e -> state.with(e.rebuildId(), RebuildState.PAUSED);
            case RebuildResumed e -> state.with(e.rebuildId(), RebuildState.REQUESTED);
            case RebuildAborted e -> state.with(e.rebuildId(), RebuildState.ABORTED);
            case RollbackRequested e -> state.with(e.rebuildId(), RebuildState.ROLLED_BACK);
            case DeadLetterRetryRequested ignored -> state;
            case DeadLetterDiscarded e -> state.withDiscarded(e.letterId());
        };
    }
}
