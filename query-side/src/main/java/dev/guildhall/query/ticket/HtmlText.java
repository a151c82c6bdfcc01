package dev.guildhall.query.ticket;

/**
 * Text of strangers as HTML: nothing in it is markup, and nothing that is invisible goes unseen. What turns or hides the
 * text around it is shown by its number; joiners stay, since letters and pictures are made with them.
 */
final class HtmlText {
    private HtmlText() {}

    /** Between tags. */
    static String of(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                html.append("<i>U+%04X</i>".formatted(c));
            } else {
                escape(c, html);
            }
        });
        return html.toString();
    }

    /** As the value of an attribute in double quotes. */
    static String attribute(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> escape(c, html));
        return html.toString();
    }

    private static void escape(int c, StringBuilder html) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return switch (c) {
            case '\n', '\t', 0x200C, 0x200D -> false;
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default -> isControl(c) || isTurningOrInvisible(c);
        };
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isTurningOrInvisible(int c) {
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
    }
}
