package dev.guildhall.events.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration field may hold. Each kind checks a raw JSON value and reports every fault that it finds; a value
 * without a fault is stored as it came.
 */
public sealed interface Kind
        permits Kind.Text,
                Kind.Whole,
                Kind.Flag,
                Kind.Choice,
                Kind.Colour,
                Kind.TimeZone,
                Kind.Snowflake,
                Emoji,
                HostName,
                NamePattern,
                Template,
                Listing,
                Structure {
    /** Appends what is wrong with {@code value}, found at {@code pointer}. */
    void check(String pointer, @Nullable Object value, List<Violation> faults);

    /** Appends every id in a {@code value} without faults, found at {@code pointer}. */
    default void references(String pointer, @Nullable Object value, List<ConfigReference> references) {}

    /** A {@code value} without faults, with the defaults of its own fields filled in. */
    default Object complete(Object value) {
        return value;
    }

    /** What two values that mean the same have in common. */
    default Object identity(Object value) {
        return value;
    }

    /** Text of {@code min} to {@code max} characters (Unicode code points). */
    record Text(int min, int max, boolean whiteSpaceAllowed) implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof String text)) {
                faults.add(new Violation(pointer, "must be a string"));
                return;
            }
            int length = text.codePointCount(0, text.length());
            if (length < min || length > max) {
                faults.add(new Violation(
                        pointer, "must be %d to %d characters long, but has %d".formatted(min, max, length)));
            }
            if (whiteSpaceAllowed && min > 0 && length > 0 && text.isBlank()) {
                faults.add(new Violation(pointer, "must not be blank"));
            }
            if (!whiteSpaceAllowed && text.codePoints().anyMatch(Kind::isBlankOrControl)) {
                faults.add(new Violation(pointer, "must not contain white space"));
            }
            if (text.indexOf('\0') >= 0) {
                faults.add(new Violation(pointer, "must not contain the NUL character"));
            }
            if (UNPAIRED.matcher(text).find()) {
                faults.add(new Violation(pointer, "must not contain halves of characters"));
            }
        }
    }

    /** A whole number of {@code min} to {@code max}, both included. */
    record Whole(long min, long max) implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof Long number)) {
                faults.add(new Violation(pointer, "must be a whole number"));
            } else if (number < min || number > max) {
                faults.add(new Violation(pointer, "must be from %d to %d".formatted(min, max)));
            }
        }
    }

    record Flag() implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof Boolean)) {
                faults.add(new Violation(pointer, "must be true or false"));
            }
        }
    }

    /** One of a few words, compared exactly. */
    record Choice(List<String> words) implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof String text) || !words.contains(text)) {
                faults.add(new Violation(pointer, "must be one of " + String.join(", ", words)));
            }
        }
    }

    /** {@code #rrggbb}. */
    record Colour() implements Kind {
        private static final Pattern PATTERN = Pattern.compile("#[0-9a-fA-F]{6}");

        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof String text) || !PATTERN.matcher(text).matches()) {
                faults.add(new Violation(pointer, "must be a colour such as #5865f2"));
            }
        }
    }

    /** A time zone of the IANA data base. */
    record TimeZone() implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof String text) || !isRegion(text)) {
                faults.add(new Violation(pointer, "must be an IANA time zone such as Europe/Paris"));
            }
        }

        private static boolean isRegion(String text) {
            try {
                return ZoneId.getAvailableZoneIds().contains(ZoneId.of(text).getId());
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /** The id of something in Discord, as a string; {@code of} says of what. */
    record Snowflake(Target of) implements Kind {
        private static final Pattern PATTERN = Pattern.compile("[1-9][0-9]{16,19}");

        /** What an id points at. Where people talk, they write too: some fields take either channel. */
        public enum Target {
            TEXT_CHANNEL,
            VOICE_CHANNEL,
            TEXT_OR_VOICE_CHANNEL,
            CATEGORY,
            ROLE
        }

        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof String text) || !PATTERN.matcher(text).matches()) {
                faults.add(new Violation(pointer, "must be a Discord id, as a string of 17 to 20 digits"));
            }
        }

        @Override
        public void references(String pointer, @Nullable Object value, List<ConfigReference> references) {
            if (value instanceof String id) {
                references.add(new ConfigReference(pointer, id, of));
            }
        }
    }

    /** JSON can spell surrogates that are no pair; nothing else can hold them. */
    Pattern UNPAIRED = Pattern.compile("\\p{IsCs}");

    /** A key as a reference token of a JSON Pointer (RFC 6901, section 3), fit to be answered. */
    static String escape(String key) {
        return UNPAIRED.matcher(key).replaceAll("\uFFFD").replace("~", "~0").replace("/", "~1");
    }

    private static boolean isBlankOrControl(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
