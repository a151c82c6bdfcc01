package dev.guildhall.query.history;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text as they are searched: without case and accents. */
final class Words {
    /** Of one entry; what has more is found by its first ones. */
    static final int MAX_WORDS = 64;

    static final int MAX_LENGTH = 40;

    /** Of longer texts the rest is not looked at. */
    private static final int MAX_TEXT = 10_000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Words() {}

    /** In the order in which they come. */
    static Set<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(
                        text.substring(0, Math.min(MAX_TEXT, text.length())), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(0, Math.min(MAX_LENGTH, word.length())))
                .distinct()
                .limit(MAX_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
