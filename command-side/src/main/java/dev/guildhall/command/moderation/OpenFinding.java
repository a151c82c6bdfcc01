package dev.guildhall.command.moderation;

/**
 * A message broke a rule of the guild.
 *
 * @param kind what the guild does about it
 * @param atMillis now
 */
record OpenFinding(
        String guildId,
        String messageId,
        String channelId,
        String userId,
        Rule rule,
        CaseKind kind,
        CaseTerms terms,
        long atMillis)
        implements CaseCommand {
    /** A message leads to one decision, however often it is found. */
    String decision() {
        return "message:" + messageId;
    }
}
