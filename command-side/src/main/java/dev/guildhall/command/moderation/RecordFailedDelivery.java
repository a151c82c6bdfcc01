package dev.guildhall.command.moderation;

/**
 * Discord refused it for good.
 *
 * @param cause see {@link dev.guildhall.events.moderation.ModerationDeliveryFailed}
 */
record RecordFailedDelivery(String guildId, int number, CaseDelivery delivery, String cause) implements CaseCommand {}
