package dev.guildhall.query.effect;

/**
 * Which effect it is; nothing of it ever changes.
 *
 * @param effectId the same for the same effect, whoever decides it
 * @param kind tells the bot what to do, such as {@code giveaway.card}
 * @param subjectId whose effect it is
 * @param round where a subject has several of a kind, otherwise 0
 * @param sequence among the effects of the subject: it waits for those before it that were never carried out
 */
public record EffectName(String effectId, String guildId, String kind, String subjectId, int round, int sequence) {}
