package dev.guildhall.command.portable;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why a document is not taken up. */
public sealed interface ImportRejection extends Rejection {
    /** Something in it cannot be, in this guild or at all; pointers are into the request. */
    record Impossible(List<Violation> violations) implements ImportRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }
}
