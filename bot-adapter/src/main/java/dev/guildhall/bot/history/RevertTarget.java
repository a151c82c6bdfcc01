package dev.guildhall.bot.history;

import dev.guildhall.bot.giveaway.DurationText;
import dev.guildhall.bot.sides.RevertSide.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants to go back to, as it was picked or typed. */
final class RevertTarget {
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    /** A time as Discord has it copied. */
    private static final Pattern TIMESTAMP = Pattern.compile("<t:([0-9]{1,12})(?::[tTdDfFR])?>");

    private RevertTarget() {}

    /** Empty unless just one of the two is there and means something. */
    static Optional<Wish> of(Optional<String> change, Optional<String> to, @Nullable String module, Instant now) {
        if (change.isPresent() == to.isPresent()) {
            return Optional.empty();
        }
        return change.isPresent()
                ? change.map(String::strip)
                        .filter(text -> POSITION.matcher(text).matches())
                        .map(text -> new Wish(Long.valueOf(text), null, module))
                : to.flatMap(text -> moment(text.strip(), now)).map(time -> new Wish(null, time, module));
    }

    /** So long ago, or a time. */
    private static Optional<Instant> moment(String text, Instant now) {
        Matcher timestamp = TIMESTAMP.matcher(text);
        try {
            if (timestamp.matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp.group(1))));
            }
            Optional<Instant> ago = DurationText.parse(text).map(now::minus);
            return ago.isPresent()
                    ? ago
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
