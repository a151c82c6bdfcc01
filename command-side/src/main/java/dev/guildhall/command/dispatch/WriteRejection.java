package dev.guildhall.command.dispatch;

import dev.guildhall.command.directory.DiscordIdSource;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Rejections that every write can meet. */
public sealed interface WriteRejection extends Rejection {
    /** The giver has no right to it, or there is no such guild; never told which. */
    record NotAllowed() implements WriteRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.FORBIDDEN, "You may not do this, or there is no such guild");
        }
    }

    /** What a command is about changed after the version that the giver has seen. */
    record StaleVersion(long expectedSequence, long configurationSequence) implements WriteRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.STALE_VERSION, "It has changed since the version given in If-Match");
        }
    }

    /** The command names channels or roles that there are not; pointers are into the body. */
    record MissingIds(List<Violation> violations) implements WriteRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }

    /** The command names channels or roles that were not configured before, and does not know whether they exist. */
    record UnknownIds(List<ConfigReference> named) implements WriteRejection {
        @Override
        public Problem problem() {
            return DiscordIdSource.away().problem();
        }
    }
}
