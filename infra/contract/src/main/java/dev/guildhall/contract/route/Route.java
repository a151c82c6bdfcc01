package dev.guildhall.contract.route;

import java.util.Comparator;
import java.util.List;

/**
 * A method at a path.
 *
 * @param method in capitals; {@link #ANY} for one that is mapped whatever the method
 * @param path with its variables in braces and without their patterns
 */
public record Route(String method, String path) implements Comparable<Route> {
    public static final String ANY = "ANY";

    private static final List<String> TWINS = List.of("/api/panel/guilds", "/api/discord/guilds");
    private static final String PLAIN = "/api/guilds";
    private static final Comparator<Route> ORDER =
            Comparator.comparing(Route::path).thenComparing(Route::method);

    /** @param text such as {@code GET /api/guilds/{guildId}} */
    public static Route parse(String text) {
        int space = text.indexOf(' ');
        if (space < 1 || !text.startsWith("/", space + 1)) {
            throw new IllegalArgumentException("'" + text + "' is not a method and a path");
        }
        return new Route(text.substring(0, space), text.substring(space + 1));
    }

    /** Whether it is another name of a route, one that existing panels know. */
    public boolean isTwin() {
        return !plain().equals(this);
    }

    /** The route of which this one is the twin, or this one. */
    public Route plain() {
        return TWINS.stream()
                .filter(twin -> path.equals(twin) || path.startsWith(twin + "/"))
                .findFirst()
                .map(twin -> new Route(method, PLAIN + path.substring(twin.length())))
                .orElse(this);
    }

    /** Without the names of the variables, by which two mappings of one route may differ. */
    String shape() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    @Override
    public int compareTo(Route other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
