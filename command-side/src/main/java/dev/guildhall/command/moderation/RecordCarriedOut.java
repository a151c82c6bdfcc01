package dev.guildhall.command.moderation;

import org.jspecify.annotations.Nullable;

/**
 * It was done in Discord.
 *
 * @param messageId of a line; {@code null} of anything else
 */
record RecordCarriedOut(
        String guildId,
        int number,
        CaseDelivery delivery,
        @Nullable String messageId) implements CaseCommand {}
