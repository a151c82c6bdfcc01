package dev.guildhall.simulator.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scopes that a user can be asked for. */
public final class Scopes {
    private static final Set<String> KNOWN = Set.of("identify", "guilds", "guilds.members.read");

    private Scopes() {}

    /** What is granted where nobody says which. */
    public static Set<String> usual() {
        return Set.of("identify", "guilds");
    }

    /** Reads scopes separated by spaces; empty if there are none, or one is unknown. */
    public static Set<String> parse(@Nullable String text) {
        Set<String> scopes =
                new LinkedHashSet<>(List.of((text == null ? "" : text).strip().split("\\s+", -1)));
        return KNOWN.containsAll(scopes) ? scopes : Set.of();
    }
}
