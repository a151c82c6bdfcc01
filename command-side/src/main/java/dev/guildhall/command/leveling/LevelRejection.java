package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;

/** Why nothing is recorded about a member's level. */
public sealed interface LevelRejection extends Rejection {
    record NothingEarned() implements LevelRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "The member has earned nothing in this guild");
        }
    }

    /** Told of a level that the member has not reached. */
    record NotReached(int level) implements LevelRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "The member has reached level %d".formatted(level));
        }
    }
}
