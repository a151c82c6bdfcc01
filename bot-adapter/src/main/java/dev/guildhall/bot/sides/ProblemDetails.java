package dev.guildhall.bot.sides;

import dev.guildhall.events.config.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of RFC 9457's problem details that matter here. */
record ProblemDetails(
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<Violation> errors) {
    static final ProblemDetails NONE = new ProblemDetails(null, null, null);

    String sentence() {
        if (detail != null) {
            return detail;
        }
        return title != null ? title : "no reason given";
    }

    List<Violation> violations() {
        return errors == null ? List.of() : errors;
    }
}
