package dev.guildhall.architecture;

import dev.guildhall.contract.DocumentFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** As much of an nginx configuration as decides where a request goes: prefix locations and the map by method. */
final class NginxFile {
    private static final Pattern LOCATION = Pattern.compile("location\\s+(/\\S*)\\s*\\{([^}]*)}");
    private static final Pattern OTHER_LOCATION = Pattern.compile("location\\s+[=~^]");
    private static final Pattern PASS = Pattern.compile("proxy_pass\\s+http://(\\S+?);");
    private static final Pattern BY_METHOD = Pattern.compile("map \\$request_method \\$guildhall_side \\{([^}]*)}");
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\s+(\\w+);");
    private static final String VARIABLE = "$guildhall_side";

    /** Where a request goes that nobody takes. */
    static final String NOWHERE = "";

    private record Location(String prefix, String body) {}

    private final String text;
    private final List<Location> locations;
    private final Map<String, String> byMethod = new HashMap<>();

    NginxFile(Path file) {
        text = DocumentFile.text(file).replaceAll("(?m)#.*$", "");
        if (OTHER_LOCATION.matcher(text).find()) {
            throw new IllegalStateException("Only locations by prefix are understood here");
        }
        locations = LOCATION.matcher(text)
                .results()
                .map(found -> new Location(found.group(1), found.group(2)))
                .sorted(Comparator.comparingInt(
                        (Location location) -> -location.prefix().length()))
                .toList();
        String map = BY_METHOD
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .findFirst()
                .orElse("");
        for (MatchResult entry : ENTRY.matcher(map).results().toList()) {
            byMethod.put(entry.group(1), entry.group(2));
        }
    }

    String text() {
        return text;
    }

    /** The upstream of a request, or {@link #NOWHERE}. */
    String upstream(String method, String path) {
        String target = PASS.matcher(location(path))
                .results()
                .map(pass -> pass.group(1))
                .findFirst()
                .orElse(NOWHERE);
        return target.equals(VARIABLE)
                ? byMethod.getOrDefault(method, byMethod.getOrDefault("default", NOWHERE))
                : target;
    }

    /** What stands in the location that a path falls into. */
    String location(String path) {
        return locations.stream()
                .filter(location -> path.startsWith(location.prefix()))
                .findFirst()
                .map(Location::body)
                .orElse("");
    }
}
