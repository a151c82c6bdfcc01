package dev.guildhall.events.config;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One emoji of Unicode, or one of a guild's own as Discord writes it: {@code <:name:id>}, {@code <a:name:id>}. */
public record Emoji() implements Kind {
    /** Longest spelling, in UTF-16 units; the longest of Unicode has about half of that. */
    static final int MAX_LENGTH = 64;

    private static final Pattern OWN = Pattern.compile("<a?:[A-Za-z0-9_]{2,32}:[1-9][0-9]{16,19}>");
    private static final Pattern ONE_CHARACTER_AS_SEEN = Pattern.compile("\\X");
    private static final int KEYCAP = 0x20E3;
    private static final int LAST_OF_ASCII = 0x7F;

    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        if (!(value instanceof String text) || !isEmoji(text)) {
            faults.add(
                    new Violation(pointer, "must be one emoji, or a guild's own such as <:name:1180000000000000901>"));
        }
    }

    private static boolean isEmoji(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        return OWN.matcher(text).matches()
                || (ONE_CHARACTER_AS_SEEN.matcher(text).matches() && beginsAsEmoji(text));
    }

    /** Digits are emoji for Unicode, too, but only on a key are they shown as such. */
    private static boolean beginsAsEmoji(String text) {
        int first = text.codePointAt(0);
        return Character.isEmoji(first) && (first > LAST_OF_ASCII || text.indexOf(KEYCAP) > 0);
    }
}
