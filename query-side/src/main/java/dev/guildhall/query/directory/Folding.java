package dev.guildhall.query.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as they are searched: without case and accents. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** After every text that begins with what stands before it, byte by byte. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private Folding() {}

    static String fold(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    static @Nullable String foldOrNull(@Nullable String name) {
        return name == null ? null : fold(name);
    }

    /** The end of the range of all folded names that begin with the prefix. */
    static String endOf(String prefix) {
        return prefix + LAST_CHARACTER;
    }
}
