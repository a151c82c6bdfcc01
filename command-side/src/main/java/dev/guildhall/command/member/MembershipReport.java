package dev.guildhall.command.member;

import dev.guildhall.command.dispatch.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who came and who went, in the order in which it is to be recorded. */
record MembershipReport(List<Happening> memberships) {
    static final int MAX_MEMBERSHIPS = 50;

    /** Clocks may be apart, but a membership of next year would hide all that come before. */
    static final Duration MAX_AHEAD = Duration.ofHours(1);

    static final Set<String> CAUSES = Set.of("left", "kicked", "banned", "unknown");
    static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");

    /**
     * Somebody joined; or left, where {@code leftAtMillis} is there.
     *
     * @param joinedAtMillis may be unknown of somebody who left
     * @param cause why they left
     */
    record Happening(
            String userId,
            @Nullable Long joinedAtMillis,
            @Nullable Long leftAtMillis,
            @Nullable String cause) {
        private boolean isGood(long latest) {
            boolean times = isGood(joinedAtMillis, latest) && isGood(leftAtMillis, latest);
            boolean why = leftAtMillis == null ? cause == null : cause != null && CAUSES.contains(cause);
            return SNOWFLAKE.matcher(userId).matches()
                    && times
                    && why
                    && (joinedAtMillis != null || leftAtMillis != null);
        }

        private static boolean isGood(@Nullable Long millis, long latest) {
            return millis == null || (millis > 0 && millis <= latest);
        }

        private MemberCommand toCommand(String guildId) {
            if (leftAtMillis != null && cause != null) {
                return new TellLeft(guildId, userId, joinedAtMillis, leftAtMillis, cause);
            }
            return new TellJoined(guildId, userId, joinedAtMillis == null ? 0 : joinedAtMillis);
        }
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    List<MemberCommand> toCommands(String guildId, Instant now) {
        Fields fields = new Fields(Map.of(), Set.of());
        long latest = now.plus(MAX_AHEAD).toEpochMilli();
        if (memberships.size() > MAX_MEMBERSHIPS) {
            fields.fault("/memberships", "must have at most %d entries".formatted(MAX_MEMBERSHIPS));
        }
        for (int i = 0; i < memberships.size(); i++) {
            if (!memberships.get(i).isGood(latest)) {
                fields.fault(
                        "/memberships/" + i,
                        "must have a userId, and joinedAtMillis, or leftAtMillis with a cause, in the past");
            }
        }
        fields.check();
        return memberships.stream().map(one -> one.toCommand(guildId)).toList();
    }
}
