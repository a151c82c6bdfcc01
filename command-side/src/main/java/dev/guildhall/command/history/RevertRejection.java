package dev.guildhall.command.history;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.config.Violation;
import java.time.Duration;
import java.util.List;

/** Why a guild is not brought back to how it was. */
public sealed interface RevertRejection extends Rejection {
    /** Later changes would be lost. */
    record Conflicting(List<Conflict> conflicts) implements RevertRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                            ProblemType.CONFLICT,
                            "Later changes of the same fields would be lost: those at the positions in conflicts")
                    .with("conflicts", conflicts);
        }
    }

    /** What was in effect then cannot be today; pointers are into the guild's configuration. */
    record Impossible(List<Violation> violations) implements RevertRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }

    /** The configuration has changed since its history was looked at. */
    record Overtaken() implements RevertRejection {
        private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

        @Override
        public Problem problem() {
            return Problem.away("Too many others are changing the same right now", RETRY_AFTER);
        }
    }
}
