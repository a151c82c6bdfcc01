package dev.guildhall.command.guild;

import dev.guildhall.command.subscription.ChangeSubscription;
import dev.guildhall.command.subscription.SubscriptionRejection.InvalidSubscription;
import dev.guildhall.command.subscription.SubscriptionTerms;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.Subscription;
import java.util.List;

/** What becomes of a plan that an operator gives: nothing where nothing would change. */
record SubscriptionPolicy(GuildState state) {
    /** Throws {@link dev.guildhall.command.dispatch.Rejected} with everything that is wrong. */
    List<SubscriptionChanged> given(ChangeSubscription command) {
        Subscription wanted = command.wanted();
        if (wanted == null) {
            return List.of();
        }
        List<Violation> faults = SubscriptionTerms.faults(wanted, command.now());
        if (!faults.isEmpty()) {
            throw state.rejected(new InvalidSubscription(faults));
        }
        List<Change> changes = state.subscription().changesTo(SubscriptionTerms.recorded(wanted));
        return changes.isEmpty() ? List.of() : List.of(new SubscriptionChanged(state.guildId(), changes));
    }
}
