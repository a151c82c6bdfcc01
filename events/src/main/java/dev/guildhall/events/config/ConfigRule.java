package dev.guildhall.events.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a configuration beyond what each of its fields may be. */
public sealed interface ConfigRule permits AtMost, Needs, UsableTriggers {
    /** Whoever changes none of these cannot break it. */
    List<String> fields();

    /**
     * What would be wrong, with pointers that begin with one of the fields sent.
     *
     * @param inEffect the configuration as it would be, every value of its kind
     * @param sent the fields that the change speaks of
     */
    List<Violation> faults(Map<String, ? extends @Nullable Object> inEffect, Set<String> sent);
}
