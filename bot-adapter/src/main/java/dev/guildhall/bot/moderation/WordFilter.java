package dev.guildhall.bot.moderation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words that a guild does not want, as whole words: what is part of another word is none. What a guild gives as
 * a word may be several. Immutable; takes time in proportion to the text's length, whatever the text and the words are.
 */
final class WordFilter {
    /** What comes next in an unwanted word. */
    private static final class Step {
        private final Map<String, Step> next = new HashMap<>();
        private boolean end;
    }

    private final Step first = new Step();

    WordFilter(Collection<String> words) {
        for (String word : words) {
            Step step = first;
            for (String part : parts(word)) {
                step = step.next.computeIfAbsent(part, ignored -> new Step());
            }
            step.end = step != first;
        }
    }

    boolean matches(String text) {
        if (first.next.isEmpty()) {
            return false;
        }
        List<String> parts = parts(text);
        for (int from = 0; from < parts.size(); from++) {
            if (beginsAt(parts, from)) {
                return true;
            }
        }
        return false;
    }

    /** No further than the longest unwanted word, which is bounded. */
    private boolean beginsAt(List<String> parts, int from) {
        Step step = first;
        for (int at = from; at < parts.size(); at++) {
            step = step.next.get(parts.get(at));
            if (step == null) {
                return false;
            }
            if (step.end) {
                return true;
            }
        }
        return false;
    }

    /** Words and, each by itself, all signs between them that are no space. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        FoldedText.of(text).codePoints().forEach(each -> {
            if (isOfWord(each)) {
                word.appendCodePoint(each);
                return;
            }
            flush(word, parts);
            if (!Character.isWhitespace(each) && !Character.isSpaceChar(each)) {
                parts.add(Character.toString(each));
            }
        });
        flush(word, parts);
        return parts;
    }

    private static void flush(StringBuilder word, List<String> parts) {
        if (!word.isEmpty()) {
            parts.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isOfWord(int each) {
        return switch (Character.getType(each)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(each);
        };
    }
}
