package dev.guildhall.contract.validation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The references within one document. */
public final class References {
    private static final String HERE = "#/";

    private References() {}

    /** Those that lead nowhere, in order. */
    public static List<String> dangling(Map<String, Object> document) {
        Set<String> dangling = new TreeSet<>();
        collect(document, document, dangling);
        return List.copyOf(dangling);
    }

    private static void collect(Map<String, Object> document, @Nullable Object part, Set<String> dangling) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String ref && !leadsSomewhere(document, ref)) {
                dangling.add(ref);
            }
            map.values().forEach(value -> collect(document, value, dangling));
        } else if (part instanceof Iterable<?> list) {
            list.forEach(value -> collect(document, value, dangling));
        }
    }

    private static boolean leadsSomewhere(Map<String, Object> document, String ref) {
        if (!ref.startsWith(HERE)) {
            return false;
        }
        String pointer = URLDecoder.decode(ref.substring(HERE.length()), StandardCharsets.UTF_8);
        Object place = document;
        for (String token : pointer.split("/", -1)) {
            String key = token.replace("~1", "/").replace("~0", "~");
            place = place instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return place != null;
    }
}
