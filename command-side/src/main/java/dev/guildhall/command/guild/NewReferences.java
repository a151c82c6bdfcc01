package dev.guildhall.command.guild;

import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ids that a patch brings into a configuration. */
final class NewReferences {
    private record Named(String id, Target target) {}

    private NewReferences() {}

    /** Those of the (valid) patch that the configuration does not hold yet as the same kind of thing, in any field. */
    static List<ConfigReference> in(
            ConfigSchema schema, String prefix, Map<String, Object> chosen, Map<String, @Nullable Object> patch) {
        List<ConfigReference> named = schema.references(prefix, patch);
        if (named.isEmpty()) {
            return named;
        }
        Set<Named> held = schema.references("", chosen).stream()
                .map(reference -> new Named(reference.id(), reference.target()))
                .collect(Collectors.toSet());
        return named.stream()
                .filter(reference -> !held.contains(new Named(reference.id(), reference.target())))
                .toList();
    }
}
