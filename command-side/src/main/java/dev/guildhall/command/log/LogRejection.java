package dev.guildhall.command.log;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;

/** Why the log is not verified. */
sealed interface LogRejection extends Rejection {
    record OtherAnchors() implements LogRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.CONFLICT,
                    "A verification without these anchors is under way: ask again when it has ended");
        }
    }
}
