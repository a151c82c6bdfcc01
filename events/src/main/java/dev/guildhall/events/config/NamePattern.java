package dev.guildhall.events.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a channel's name on one line, 1 to {@code max} characters long, in which placeholders such as
 * {@code {number}} are replaced.
 *
 * @param placeholders the names between the braces
 */
public record NamePattern(int max, List<String> placeholders) implements Kind {
    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        int before = faults.size();
        new Text(1, max, true).check(pointer, value, faults);
        if (faults.size() > before || !(value instanceof String text)) {
            return;
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            faults.add(new Violation(pointer, "must be on one line"));
        }
        String rest = text;
        for (String placeholder : placeholders) {
            rest = rest.replace("{" + placeholder + "}", "");
        }
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            faults.add(new Violation(pointer, "must have no braces but those of " + Template.listed(placeholders)));
        }
    }
}
