package dev.guildhall.command.settings;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why settings are not changed. */
public sealed interface SettingsRejection extends Rejection {
    /** At least one field is unknown or out of bounds; pointers are below the patch. */
    record InvalidSettings(List<Violation> violations) implements SettingsRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }
}
