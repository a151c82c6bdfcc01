package dev.guildhall.events.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of {@code min} to {@code max} characters in which placeholders such as {@code {user}} are replaced. Braces around
 * anything that is no word are text like any other.
 *
 * @param placeholders the names between the braces, compared exactly
 */
public record Template(int min, int max, List<String> placeholders) implements Kind {
    /** A word: {@code {}}, {@code {2,3}} and JSON are none, and a text may hold them. */
    private static final Pattern WORD = Pattern.compile("\\{(\\p{L}[\\p{L}\\p{N}_]*)}");

    public Template {
        placeholders = List.copyOf(placeholders);
    }

    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        int before = faults.size();
        new Text(min, max, true).check(pointer, value, faults);
        if (faults.size() > before || !(value instanceof String text)) {
            return;
        }
        String unknown = WORD.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(name -> !placeholders.contains(name))
                .map(Template::braced)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            faults.add(new Violation(
                    pointer,
                    "has placeholders that nothing replaces: %s; known are %s"
                            .formatted(unknown, listed(placeholders))));
        }
    }

    /**
     * The text with every placeholder of a known name replaced, once: what a value says is text, even in braces.
     *
     * @param values by the names between the braces
     */
    public static String filled(String text, Map<String, String> values) {
        return WORD.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** As they are written, for those who are to choose among them. */
    static String listed(List<String> placeholders) {
        return placeholders.stream().map(Template::braced).collect(Collectors.joining(", "));
    }

    private static String braced(String name) {
        return "{" + name + "}";
    }
}
