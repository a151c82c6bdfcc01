package dev.guildhall.bot.interaction;

import java.util.regex.Pattern;

/** The form of ids of giveaways and tickets. Whether there is such a one, is for the command side to say. */
public final class Ulid {
    /** As a regular expression. */
    public static final String FORM = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Ulid() {}

    public static boolean is(String text) {
        return PATTERN.matcher(text).matches();
    }
}
