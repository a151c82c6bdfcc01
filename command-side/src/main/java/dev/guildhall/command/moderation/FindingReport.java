package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages of members that broke a rule of the guild, the oldest first; without a word of what they said. */
record FindingReport(List<Finding> findings) {
    /** @param rule see {@link Rule} */
    record Finding(String messageId, String channelId, String userId, String rule) {
        private boolean isGood() {
            return Ids.isSnowflake(messageId)
                    && Ids.isSnowflake(channelId)
                    && Ids.isSnowflake(userId)
                    && Rule.ofWord(rule).isPresent();
        }
    }

    FindingReport {
        findings = List.copyOf(findings);
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    void check() {
        Fields fields = new Fields(Map.of(), Set.of());
        if (findings.size() > CaseLimits.MAX_FINDINGS_TOLD) {
            fields.fault("/findings", "must be at most %d".formatted(CaseLimits.MAX_FINDINGS_TOLD));
        }
        for (int i = 0; i < Math.min(findings.size(), CaseLimits.MAX_FINDINGS_TOLD); i++) {
            if (!findings.get(i).isGood()) {
                fields.fault("/findings/" + i, "must have Discord ids and a known rule");
            }
        }
        fields.check();
    }
}
