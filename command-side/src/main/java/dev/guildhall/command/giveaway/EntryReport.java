package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A member who wants to take part, as the bot sees them. */
record EntryReport(String userId, List<String> roleIds, Instant accountCreatedAt, Instant joinedAt) {
    /** Discord allows 250 in a guild. */
    static final int MAX_ROLES = 250;

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    EnterGiveaway toCommand(String guildId, String giveawayId, Instant now) {
        Fields fields = new Fields(Map.of(), Set.of());
        if (!Ids.isSnowflake(userId)) {
            fields.fault("/userId", "must be a Discord id");
        }
        if (roleIds.size() > MAX_ROLES || !roleIds.stream().allMatch(Ids::isSnowflake)) {
            fields.fault("/roleIds", "must have at most %d Discord ids".formatted(MAX_ROLES));
        }
        fields.check();
        return new EnterGiveaway(
                guildId,
                giveawayId,
                userId,
                Set.copyOf(roleIds),
                accountCreatedAt.toEpochMilli(),
                joinedAt.toEpochMilli(),
                now.toEpochMilli());
    }
}
