package dev.guildhall.bot.sides;

import dev.guildhall.events.config.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of RFC 9457's problem details that matter here. */
record ProblemDetails(
        @Nullable String type,
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<Violation> errors,
        @Nullable List<MissingRequirement> missing,
        @Nullable Instant until,
        @Nullable String scope,
        @Nullable Integer limit,
        @Nullable String channelId,
        @Nullable Integer votes,
        @Nullable Integer needed,
        @Nullable Boolean outcomeUnknown) {
    static final ProblemDetails NONE =
            new ProblemDetails(null, null, null, null, null, null, null, null, null, null, null, null);

    /** Of those that a side gives when it cannot do anything now. */
    private static final Set<String> NOTHING_DONE = Set.of("away", "behind", "unreadable-history");

    String sentence() {
        if (detail != null) {
            return detail;
        }
        return title != null ? title : "no reason given";
    }

    /** The end of the type's URI; empty where there is none. */
    String word() {
        return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
    }

    boolean saysNothingWasDone() {
        return NOTHING_DONE.contains(word()) && !Boolean.TRUE.equals(outcomeUnknown);
    }

    List<Violation> violations() {
        return errors == null ? List.of() : errors;
    }

    List<MissingRequirement> unmet() {
        return missing == null ? List.of() : missing;
    }
}
