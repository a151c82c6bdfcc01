package dev.guildhall.command.leveling;

import org.jspecify.annotations.Nullable;

/**
 * It was done in Discord.
 *
 * @param messageId of a message; {@code null} for a role
 */
record RecordLevelDelivered(
        String guildId,
        String userId,
        LevelDelivery delivery,
        @Nullable String messageId) implements LevelCommand {}
