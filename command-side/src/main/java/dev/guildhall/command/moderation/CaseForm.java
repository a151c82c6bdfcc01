package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Fields;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided about a member, as panels and the bot send it; members that are null count as left out. All of it
 * throws {@link dev.guildhall.door.problem.ProblemException}, 400 with all faults.
 *
 * @param lengthMillis of a timeout; nothing of anything else
 */
record CaseForm(CaseKind kind, String userId, @Nullable String reason, long lengthMillis) {
    static final String USER = "userId";
    static final String KIND = "kind";
    static final String REASON = "reason";
    static final String DURATION = "durationSeconds";
    static final Set<String> FIELDS = Set.of(USER, KIND, REASON, DURATION);

    /** The faults are still to be checked. */
    static CaseForm of(Fields fields, Map<String, @Nullable Object> body) {
        CaseKind kind =
                body.get(KIND) instanceof String word ? CaseKind.ofWord(word).orElse(CaseKind.DELETE) : CaseKind.DELETE;
        if (kind == CaseKind.DELETE) {
            fields.fault("/" + KIND, "must be warn, timeout, kick or ban");
        }
        Long seconds = fields.number(
                DURATION, CaseLimits.SHORTEST_TIMEOUT.toSeconds(), CaseLimits.LONGEST_TIMEOUT.toSeconds());
        if (seconds != null && kind != CaseKind.TIMEOUT) {
            fields.fault("/" + DURATION, "is for timeouts alone");
        }
        long length = seconds == null ? CaseLimits.USUAL_TIMEOUT.toSeconds() : seconds;
        return new CaseForm(
                kind, fields.requiredId(USER), reason(fields), kind == CaseKind.TIMEOUT ? length * 1_000 : 0);
    }

    static CaseForm read(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, FIELDS);
        CaseForm form = of(fields, body);
        fields.check();
        return form;
    }

    static @Nullable String reason(Fields fields) {
        return fields.text(REASON, 1, CaseLimits.MAX_REASON_LENGTH);
    }

    static @Nullable String reason(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(REASON));
        String reason = reason(fields);
        fields.check();
        return reason;
    }
}
