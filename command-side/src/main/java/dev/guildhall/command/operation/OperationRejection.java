package dev.guildhall.command.operation;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;

/** Why something is not done to a projection. */
sealed interface OperationRejection extends Rejection {
    record UnknownProjection() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such projection");
        }
    }

    /** Nobody requested it, or so many came after it that it is forgotten. */
    record UnknownRebuild() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such rebuild");
        }
    }

    /** How far it has decided about effects is one position: of two segments the slower one's would never be decided. */
    record OneSegmentOnly() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.CONFLICT,
                    "This projection can have one segment only: it follows and decides in one order");
        }
    }

    /** The projection has no view that could be made anew. */
    record NothingToRebuild() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "This projection has no view that is rebuilt");
        }
    }

    /** It belongs to the command side, which follows it for as long as it runs. */
    record NotSteered() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.CONFLICT,
                    "This projection is never paused, divided or rebuilt: without it nothing would be decided in time."
                            + " Only its dead letters can be retried and discarded");
        }
    }

    /** It was aborted or rolled back, and stays so. */
    record RebuildIsOver(RebuildState state) implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "The rebuild is " + state.word());
        }
    }

    /** What it is called by is no dead letter's id. */
    record UnknownLetter() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such dead letter");
        }
    }

    /** Its event is passed over, and stays so. */
    record LetterIsDiscarded() implements OperationRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "The dead letter is discarded");
        }
    }
}
