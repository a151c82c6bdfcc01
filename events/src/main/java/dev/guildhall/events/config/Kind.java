package dev.guildhall.events.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration field may hold. Each kind checks a raw JSON value and reports every fault that it finds; a value
 * without a fault is stored as it came.
 */
public sealed interface Kind {
    /** Appends what is wrong with {@code value}, found at {@code pointer}. */
    void check(String pointer, @Nullable Object value, List<Violation> faults);

    /** Appends every id in a {@code value} without faults, found at {@code pointer}. */
    default void references(String pointer, @Nullable Object value, List<ConfigReference> references) {}

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
            if (!whiteSpaceAllowed && text.codePoints().anyMatch(Kind::isBlankOrControl)) {
                faults.add(new Violation(pointer, "must not contain white space"));
            }
            if (text.indexOf('\0') >= 0) {
                faults.add(new Violation(pointer, "must not contain the NUL character"));
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

    /** At most {@code max} values of one kind, in the order given. */
    record Listing(Kind element, int max) implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof List<?> list)) {
                faults.add(new Violation(pointer, "must be a list"));
                return;
            }
            if (list.size() > max) {
                faults.add(new Violation(pointer, "must have at most %d entries".formatted(max)));
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                element.check(pointer + "/" + i, list.get(i), faults);
            }
        }

        @Override
        public void references(String pointer, @Nullable Object value, List<ConfigReference> references) {
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    element.references(pointer + "/" + i, list.get(i), references);
                }
            }
        }
    }

    /** An object with named fields; those without a default must be present. */
    record Structure(List<ConfigField> fields) implements Kind {
        @Override
        public void check(String pointer, @Nullable Object value, List<Violation> faults) {
            if (!(value instanceof Map<?, ?> map)) {
                faults.add(new Violation(pointer, "must be an object"));
                return;
            }
            Map<String, ConfigField> known = new LinkedHashMap<>();
            fields.forEach(f -> known.put(f.name(), f));
            for (Object key : new ArrayList<>(map.keySet())) {
                if (!known.containsKey(String.valueOf(key))) {
                    faults.add(new Violation(pointer + "/" + escape(String.valueOf(key)), "is not a known field"));
                }
            }
            for (ConfigField field : fields) {
                if (map.containsKey(field.name())) {
                    field.kind().check(pointer + "/" + field.name(), map.get(field.name()), faults);
                } else if (field.defaultValue() == null) {
                    faults.add(new Violation(pointer + "/" + field.name(), "is required"));
                }
            }
        }

        @Override
        public void references(String pointer, @Nullable Object value, List<ConfigReference> references) {
            if (value instanceof Map<?, ?> map) {
                fields.forEach(f -> f.kind().references(pointer + "/" + f.name(), map.get(f.name()), references));
            }
        }
    }

    /** A key as a reference token of a JSON Pointer (RFC 6901, section 3). */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isBlankOrControl(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
