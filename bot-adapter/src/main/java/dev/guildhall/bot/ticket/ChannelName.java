package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.PlainText;
import java.util.Locale;

/** A channel's name from the guild's pattern. Of the member's name only letters and digits are left, of whatever script. */
final class ChannelName {
    /** Discord takes no more. */
    static final int MAX_LENGTH = 100;

    private static final String NUMBER = "{number}";
    private static final String NAME = "{name}";
    private static final String DASH = "-";

    private ChannelName() {}

    /** @param opener what the member is called */
    static String of(String pattern, int number, String opener) {
        String name = pattern.replace(NUMBER, Integer.toString(number)).replace(NAME, harmless(opener));
        String trimmed = trimmed(name.strip().replaceAll("\\s+", DASH));
        return trimmed.isEmpty() ? "ticket-" + number : trimmed;
    }

    private static String harmless(String text) {
        StringBuilder name = new StringBuilder();
        PlainText.label(text, MAX_LENGTH)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(each -> name.append(Character.isLetterOrDigit(each) ? Character.toString(each) : DASH));
        return trimmed(name.toString());
    }

    private static String trimmed(String text) {
        String single = text.replaceAll("-{2,}", DASH);
        int end = single.length() <= MAX_LENGTH
                ? single.length()
                : single.offsetByCodePoints(0, Math.min(single.codePointCount(0, single.length()), MAX_LENGTH / 2));
        return single.substring(0, end).replaceAll("^-+|-+$", "");
    }
}
