package dev.guildhall.command.guild;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ids that a command brings into a configuration, and whether they are there. */
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

    /**
     * What is wrong with each of those that are named anew. What was configured stays valid without asking, even where
     * Discord does not have it any more.
     *
     * @throws dev.guildhall.command.dispatch.Rejected when the command does not know yet which ids there are
     */
    static List<Violation> missing(GuildState state, NamesDiscordIds command, List<ConfigReference> named) {
        if (named.isEmpty()) {
            return List.of();
        }
        DiscordIds known = command.known();
        if (known == null) {
            throw state.rejected(new UnknownIds(named));
        }
        return known.faults(named);
    }
}
