package dev.guildhall.command.subscription;

import dev.guildhall.command.dispatch.WriteCommand;
import dev.guildhall.events.wire.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a guild another plan, or another end of it. That the giver is an operator is for the giver of this command to
 * know: who is one stands in the settings of the program, not in the log.
 *
 * @param wanted takes the place of what the guild has; {@code null} changes nothing
 * @param now when it was asked
 */
public record ChangeSubscription(
        String guildId,
        String by,
        @Nullable Subscription wanted,
        Instant now,
        @Nullable Long expectedSequence) implements WriteCommand {
    @Override
    public ChangeSubscription expecting(long sequence) {
        return new ChangeSubscription(guildId, by, wanted, now, sequence);
    }

    @Override
    public ChangeSubscription changingNothing() {
        return new ChangeSubscription(guildId, by, null, now, null);
    }
}
