package dev.guildhall.events.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A switch that does nothing without a text or a channel is on only while there is one. Both may come in one change,
 * and whatever is filled in before the switch is on is nobody's business.
 *
 * @param flag the switch
 * @param needed what it needs
 */
public record Needs(String flag, String needed) implements ConfigRule {
    @Override
    public List<String> fields() {
        return List.of(flag, needed);
    }

    @Override
    public List<Violation> faults(Map<String, ? extends @Nullable Object> inEffect, Set<String> sent) {
        if (!Boolean.TRUE.equals(inEffect.get(flag)) || !isEmpty(inEffect.get(needed))) {
            return List.of();
        }
        Violation fault = sent.contains(needed)
                ? new Violation(
                        "/" + needed,
                        "must not be empty while %s is on: fill it in, or switch %s off".formatted(flag, flag))
                : new Violation(
                        "/" + flag,
                        "can do nothing without %s, which is empty: send %s as well, or set it before"
                                .formatted(needed, needed));
        return List.of(fault);
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }
}
