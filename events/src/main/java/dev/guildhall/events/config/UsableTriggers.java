package dev.guildhall.events.config;

import dev.guildhall.events.trigger.Trigger;
import dev.guildhall.events.trigger.TriggerMatch;
import dev.guildhall.events.trigger.UnusableTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every trigger of the autoresponder can be matched in linear time, and all of them together in a time that each message
 * of a busy guild may take.
 *
 * @param list the field with the responses, objects with {@code trigger} and {@code match}
 */
public record UsableTriggers(String list) implements ConfigRule {
    /** Most instructions of all patterns of a guild, for each character of a message. */
    public static final int MAX_TOTAL_SIZE = 5_000;

    @Override
    public List<String> fields() {
        return List.of(list);
    }

    @Override
    public List<Violation> faults(Map<String, ? extends @Nullable Object> inEffect, Set<String> sent) {
        List<Violation> faults = new ArrayList<>();
        int size = 0;
        if (inEffect.get(list) instanceof List<?> responses) {
            for (int i = 0; i < responses.size(); i++) {
                size += size(responses.get(i), "/" + list + "/" + i + "/trigger", faults);
            }
        }
        if (size > MAX_TOTAL_SIZE) {
            faults.add(new Violation("/" + list, "must have fewer or smaller patterns: they take too long together"));
        }
        return faults;
    }

    private static int size(@Nullable Object response, String pointer, List<Violation> faults) {
        if (response instanceof Map<?, ?> fields
                && fields.get("trigger") instanceof String text
                && fields.get("match") instanceof String match) {
            try {
                return Trigger.of(TriggerMatch.valueOf(match), text).size();
            } catch (UnusableTrigger e) {
                faults.add(new Violation(pointer, String.valueOf(e.getMessage())));
            }
        }
        return 0;
    }
}
