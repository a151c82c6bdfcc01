package dev.guildhall.events.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One number is not greater than another, whichever of them is changed. */
public record AtMost(String lower, String upper) implements ConfigRule {
    @Override
    public List<String> fields() {
        return List.of(lower, upper);
    }

    @Override
    public List<Violation> faults(Map<String, ? extends @Nullable Object> inEffect, Set<String> sent) {
        if (inEffect.get(lower) instanceof Long least && inEffect.get(upper) instanceof Long most && least > most) {
            String detail =
                    "%s must not be greater than %s, but they would be %d and %d".formatted(lower, upper, least, most);
            return List.of(new Violation("/" + (sent.contains(lower) ? lower : upper), detail));
        }
        return List.of();
    }
}
