package dev.guildhall.command.effect;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;

/** Why nothing is done about an effect. */
sealed interface EffectRejection extends Rejection {
    /** There never was one of that id, or it was done so long ago that it is forgotten. */
    record UnknownEffect() implements EffectRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such effect");
        }
    }

    /** Somebody has it, or something has come of it for good. */
    record DoesNotWait(String state) implements EffectRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "The effect is " + state);
        }
    }

    /** It was given out, done or discarded between the decision and its being followed. */
    record CameTooLate(String state) implements EffectRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.CONFLICT,
                    "The effect is %s: that came first, so what you ordered stands in the log and changed nothing"
                            .formatted(state));
        }
    }
}
