package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why the owner's grants are not changed. */
public sealed interface AccessRejection extends Rejection {
    /** Somebody who may see the guild, but does not own it. */
    record OwnersOnly() implements AccessRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.FORBIDDEN, "Only the guild's owner may change who has access");
        }
    }

    /** At least one member of the form is unknown, missing or out of bounds. */
    record InvalidAccess(List<Violation> violations) implements AccessRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }
}
