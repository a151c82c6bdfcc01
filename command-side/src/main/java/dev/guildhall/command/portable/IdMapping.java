package dev.guildhall.command.portable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the giver says about ids of the document: each stands for another one, or for nothing. Immutable. */
public record IdMapping(Map<String, Optional<String>> channels, Map<String, Optional<String>> roles) {
    public static final IdMapping NONE = new IdMapping(Map.of(), Map.of());

    public IdMapping {
        channels = Map.copyOf(channels);
        roles = Map.copyOf(roles);
    }

    /** @param channels by id in the document, categories among them; {@code null} leaves it out */
    public static IdMapping of(Map<String, @Nullable String> channels, Map<String, @Nullable String> roles) {
        return new IdMapping(optional(channels), optional(roles));
    }

    private static Map<String, Optional<String>> optional(Map<String, @Nullable String> mapping) {
        Map<String, Optional<String>> optional = new HashMap<>();
        mapping.forEach((id, to) -> optional.put(id, Optional.ofNullable(to)));
        return optional;
    }

    public boolean speaksOf(String id, boolean role) {
        return (role ? roles : channels).containsKey(id);
    }

    /** Empty where it is to stand for nothing, or nothing is said. */
    public Optional<String> of(String id, boolean role) {
        return (role ? roles : channels).getOrDefault(id, Optional.empty());
    }
}
