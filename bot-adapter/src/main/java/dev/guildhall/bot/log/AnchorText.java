package dev.guildhall.bot.log;

import dev.guildhall.bot.sides.LogHead;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An anchor as people read it. What stands between the backticks is what a verification takes as {@code --anchor=}. */
final class AnchorText {
    private static final Pattern FORM = Pattern.compile("Log anchor `([0-9]{1,18}):([0-9a-f]{64})` at .*");

    private AnchorText() {}

    static String of(LogHead head, Instant time) {
        return "Log anchor `%d:%s` at %s".formatted(head.position(), head.link(), time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Empty for any other text. */
    static Optional<LogHead> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LogHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
