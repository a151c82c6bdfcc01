package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why a module is not switched or configured. */
public sealed interface ModuleRejection extends Rejection {
    /** No module has that name. */
    record UnknownModule() implements ModuleRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such module");
        }
    }

    /** At least one field is unknown or out of bounds; pointers begin with {@code /config}. */
    record InvalidConfiguration(List<Violation> violations) implements ModuleRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }
}
