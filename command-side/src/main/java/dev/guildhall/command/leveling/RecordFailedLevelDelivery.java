package dev.guildhall.command.leveling;

/**
 * Discord refused it for good.
 *
 * @param cause a stable word, see {@link dev.guildhall.events.leveling.LevelingDeliveryFailed}
 */
record RecordFailedLevelDelivery(String guildId, String userId, LevelDelivery delivery, String cause)
        implements LevelCommand {}
