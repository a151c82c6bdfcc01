package dev.guildhall.command.history;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.events.GuildModule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where to go back to: just one of the first three is there.
 *
 * @param position of one change that is to be undone
 * @param module the only one that is to be touched; {@code null} for the settings and all modules
 * @param reason {@code null} when none was sent in the body
 */
record RevertForm(
        @Nullable Long toPosition,
        @Nullable Instant toTime,
        @Nullable Long position,
        @Nullable String module,
        boolean dryRun,
        @Nullable String reason) {
    private static final String TO_POSITION = "toPosition";
    private static final String TO_TIME = "toTime";
    private static final String POSITION = "position";
    private static final String MODULE = "module";
    private static final String DRY_RUN = "dryRun";
    private static final String REASON = "reason";
    private static final Set<String> KNOWN = Set.of(TO_POSITION, TO_TIME, POSITION, MODULE, DRY_RUN, REASON);

    /** What fits into the positions of any log. */
    private static final long MAX_POSITION = 999_999_999_999_999_999L;

    private static final int MAX_TIME_LENGTH = 40;
    private static final int MAX_MODULE_LENGTH = 40;

    /** @throws dev.guildhall.door.problem.ProblemException 400 with everything that is wrong */
    static RevertForm of(Map<String, @Nullable Object> body, Write write) {
        Fields fields = new Fields(body, KNOWN);
        long moments = Stream.of(TO_POSITION, TO_TIME, POSITION)
                .filter(name -> body.get(name) != null)
                .count();
        if (moments != 1) {
            fields.fault("", "must have just one of %s, %s and %s".formatted(TO_POSITION, TO_TIME, POSITION));
        }
        boolean dryRun = Boolean.TRUE.equals(fields.flag(DRY_RUN));
        String reason = fields.text(REASON, 1, Write.MAX_REASON_LENGTH);
        if (!dryRun && write.reason() == null) {
            fields.required(REASON);
        }
        RevertForm form = new RevertForm(
                fields.number(TO_POSITION, 0, MAX_POSITION),
                time(fields),
                fields.number(POSITION, 1, MAX_POSITION),
                module(fields),
                dryRun,
                reason);
        fields.check();
        return form;
    }

    private static @Nullable Instant time(Fields fields) {
        String text = fields.text(TO_TIME, 1, MAX_TIME_LENGTH);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fields.fault("/" + TO_TIME, "must be a time as in 2030-01-31T12:00:00Z");
            return null;
        }
    }

    private static @Nullable String module(Fields fields) {
        String word = fields.text(MODULE, 1, MAX_MODULE_LENGTH);
        if (word != null && GuildModule.of(word).isEmpty()) {
            String all =
                    Arrays.stream(GuildModule.values()).map(GuildModule::word).collect(Collectors.joining(", "));
            fields.fault("/" + MODULE, "must be one of " + all);
        }
        return word;
    }
}
