package dev.guildhall.bot.moderation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as it is compared: whatever its case and width, and without what cannot be seen. Takes time in proportion to the
 * text's length.
 */
final class FoldedText {
    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int FIRST_SELECTOR = 0xFE00;
    private static final int LAST_SELECTOR = 0xFE0F;

    private FoldedText() {}

    static String of(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(each -> !isUnseen(each))
                .forEach(seen::appendCodePoint);
        // By way of upper case those become one that have the same: ß and ss, σ and ς.
        return seen.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnseen(int each) {
        return Character.getType(each) == Character.FORMAT
                || each == GRAPHEME_JOINER
                || (each >= FIRST_SELECTOR && each <= LAST_SELECTOR);
    }
}
