package dev.guildhall.bot.interaction;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a button, a select or a modal: a name of two words and what it is about, {@code giveaway:enter:01J…}. It says
 * all there is to know, so that it still works after any restart; and it proves nothing, since nobody knows who wrote it.
 *
 * @param name {@code giveaway:enter}
 * @param arguments may be empty
 */
public record CustomId(String name, List<String> arguments) {
    /** Discord takes no more. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile("[a-z]{1,20}:[a-z]{1,20}(?::[A-Za-z0-9]{1,30}){0,3}");
    private static final String SEPARATOR = ":";
    private static final int NAME_PARTS = 2;

    /** @throws IllegalArgumentException if it could not be read again */
    public static String of(String name, String... arguments) {
        String text = arguments.length == 0 ? name : name + SEPARATOR + String.join(SEPARATOR, arguments);
        if (read(text).isEmpty()) {
            throw new IllegalArgumentException("not a custom id: " + text);
        }
        return text;
    }

    /** Empty for everything that {@link #of} would not have made. */
    public static Optional<CustomId> read(String text) {
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        return Optional.of(new CustomId(
                String.join(SEPARATOR, parts.subList(0, NAME_PARTS)), parts.subList(NAME_PARTS, parts.size())));
    }

    /** The first argument; empty if there is none. */
    public String argument() {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }
}
