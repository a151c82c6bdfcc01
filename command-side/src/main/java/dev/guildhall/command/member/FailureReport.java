package dev.guildhall.command.member;

import dev.guildhall.command.dispatch.Fields;
import java.util.Map;
import java.util.Set;

/** Why something cannot be done in Discord. */
record FailureReport(long atMillis, String cause) {
    static final Set<String> DELIVERIES = Set.of("welcome", "roles", "goodbye");
    static final Set<String> CAUSES =
            Set.of("channel-missing", "role-missing", "missing-permission", "guild-left", "refused");

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    RecordFailedDelivery toCommand(String guildId, String userId, String delivery) {
        Fields fields = new Fields(Map.of(), Set.of());
        if (atMillis <= 0) {
            fields.fault("/atMillis", "must be a time");
        }
        if (!CAUSES.contains(cause)) {
            fields.fault("/cause", "must be a known word");
        }
        fields.check();
        return new RecordFailedDelivery(guildId, userId, atMillis, delivery, cause);
    }
}
