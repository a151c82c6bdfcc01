package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages that members of a guild wrote, the oldest first. */
record WrittenReport(List<Written> messages) {
    /** With the most roles that Discord allows each, they still fit into a body. */
    static final int MAX_MESSAGES = 40;

    /** No clocks are further apart; an id that says more would keep its member from earning until then. */
    static final Duration MAX_AHEAD = Duration.ofHours(24);

    WrittenReport {
        messages = List.copyOf(messages);
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    void check(Instant now) {
        Fields fields = new Fields(Map.of(), Set.of());
        if (messages.size() > MAX_MESSAGES) {
            fields.fault("/messages", "must have at most %d messages".formatted(MAX_MESSAGES));
        }
        long latest = now.plus(MAX_AHEAD).toEpochMilli();
        for (int i = 0; i < Math.min(messages.size(), MAX_MESSAGES); i++) {
            Written written = messages.get(i);
            if (!Ids.isSnowflake(written.messageId()) || Ids.madeAtMillis(written.messageId()) > latest) {
                fields.fault("/messages/%d/messageId".formatted(i), "must be a Discord id of the past");
            }
            if (written.roleIds().size() > Written.MAX_ROLES || !written.ids().allMatch(Ids::isSnowflake)) {
                fields.fault("/messages/" + i, "must have Discord ids, %d roles at most".formatted(Written.MAX_ROLES));
            }
        }
        fields.check();
    }
}
