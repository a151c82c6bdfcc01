package dev.guildhall.command.subscription;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why a subscription is not changed. */
public sealed interface SubscriptionRejection extends Rejection {
    /** There is no such plan, or it cannot end then; pointers are {@code /plan} and {@code /until}. */
    record InvalidSubscription(List<Violation> violations) implements SubscriptionRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }
}
