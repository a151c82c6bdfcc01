package dev.guildhall.bot.interaction;

/**
 * Text of users as Discord shows it to others: letter for letter, without formatting, links under other words, mentions,
 * and characters that hide or reorder what is around them. Nothing of it pings anybody either; that alone
 * would leave it looking as if.
 */
public final class PlainText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TAGS_BEGIN = 0xE0000;
    private static final int TAGS_END = 0xE0FFF;

    /** Isolate what is between them from the direction of what is around. */
    private static final String ISOLATE = "\u2068";

    private static final String END_OF_ISOLATE = "\u2069";

    /** Keeps a word from being a mention. */
    private static final String BREAK = "\u200B";

    private static final String ESCAPED = "\\*_~`|<>[]()#";
    private static final String ESCAPED_AT_LINE_START = "-+=";

    /** Letters that are nothing to look at. */
    private static final String BLANKS = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F";

    private static final String ELLIPSIS = "…";

    private PlainText() {}

    /** On one line; at most so many characters of the text, before anything is made harmless. */
    public static String line(String text, int most) {
        return of(clean(text, false), most);
    }

    /** With its line breaks. */
    public static String lines(String text, int most) {
        return of(clean(text, true), most);
    }

    /** On one line and not escaped: for places where Discord shows everything as it is, choices and buttons. */
    public static String label(String text, int most) {
        return shortened(clean(text, false), most);
    }

    /** Text as it is, at most so many UTF-16 units of it; never cut within a character. */
    public static String fitting(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String of(String clean, int most) {
        String escaped = escaped(shortened(clean, most));
        boolean rightToLeft = clean.codePoints().anyMatch(PlainText::rightToLeft);
        return rightToLeft ? ISOLATE + escaped + END_OF_ISOLATE : escaped;
    }

    private static String clean(String text, boolean withLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == '\n' && withLines) {
                clean.append('\n');
            } else if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                clean.append(' ');
            } else if (shown(each) || joins(each, clean)) {
                clean.appendCodePoint(each);
            }
        });
        return clean.toString().replaceAll(" {2,}", " ").strip();
    }

    private static boolean shown(int each) {
        int type = Character.getType(each);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && (each < TAGS_BEGIN || each > TAGS_END)
                && BLANKS.indexOf(each) < 0;
    }

    /** Emoji and some scripts are joined of several characters. */
    private static boolean joins(int each, StringBuilder before) {
        boolean joiner = each == ZERO_WIDTH_JOINER || each == ZERO_WIDTH_NON_JOINER;
        if (!joiner || before.isEmpty()) {
            return false;
        }
        int last = before.codePointBefore(before.length());
        return last > 0x7F && last != ZERO_WIDTH_JOINER && last != ZERO_WIDTH_NON_JOINER;
    }

    private static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + ELLIPSIS;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean numbered = each == '.' && i > 0 && Character.isDigit(text.charAt(i - 1));
            boolean listed = lineStart && ESCAPED_AT_LINE_START.indexOf(each) >= 0;
            if (ESCAPED.indexOf(each) >= 0 || numbered || listed) {
                escaped.append('\\');
            }
            escaped.append(each);
            if (each == '@') {
                escaped.append(BREAK);
            }
            lineStart = each == '\n' || (lineStart && each == ' ');
        }
        return escaped.toString();
    }

    private static boolean rightToLeft(int each) {
        byte direction = Character.getDirectionality(each);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
