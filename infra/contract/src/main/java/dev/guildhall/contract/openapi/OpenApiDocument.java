package dev.guildhall.contract.openapi;

import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.route.MappedRoute;
import dev.guildhall.contract.route.Route;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteTable;
import dev.guildhall.contract.schema.Schema;
import dev.guildhall.contract.schema.SchemaCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One document for the routes of all sides, made from the controllers' methods, the declared rows and the types of bodies
 * and answers. Internal routes are left out. The same input gives the same document.
 */
public final class OpenApiDocument {
    private static final String DOCUMENTED = "/api/";

    private final RouteTable table;
    private final SchemaCatalogue schemas = new SchemaCatalogue();
    private final Map<String, Object> paths = new TreeMap<>();
    private final Set<String> features = new TreeSet<>();

    private OpenApiDocument(RouteTable table) {
        this.table = table;
    }

    public static Map<String, Object> of(RouteTable table, List<MappedRoute> routes) {
        OpenApiDocument document = new OpenApiDocument(table);
        routes.stream().filter(mapped -> isDocumented(mapped.route())).forEach(document::add);
        return document.build();
    }

    /** Pages and what the platform serves are in no document; neither are internal routes. */
    public static boolean isDocumented(Route route) {
        return route.path().startsWith(DOCUMENTED);
    }

    private void add(MappedRoute mapped) {
        RouteRow row = table.row(mapped.route())
                .orElseThrow(() -> new IllegalStateException(
                        mapped.route() + " has no row: add one to a file in " + RouteTable.PLACE));
        if (row.access().isInternal()) {
            return;
        }
        String path = mapped.route().path();
        if (mapped.route().isTwin()) {
            paths.put(
                    path,
                    Map.of("$ref", "#/paths/" + pointer(mapped.route().plain().path())));
            return;
        }
        features.add(row.feature());
        Map<String, Object> item = new TreeMap<>();
        if (paths.get(path) instanceof Map<?, ?> begun) {
            begun.forEach((method, operation) -> item.put(String.valueOf(method), operation));
        }
        item.put(
                mapped.route().method().toLowerCase(Locale.ROOT),
                new Operation(row, new Signature(mapped), schemas).build());
        paths.put(path, item);
    }

    private static String pointer(String path) {
        return path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private Map<String, Object> build() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Guildhall");
        info.put("version", "1");
        info.put(
                "description",
                "Configuration of Discord guilds. Ids of Discord are strings; times are ISO-8601 in UTC. Every answer carries"
                        + " the version that it reflects, where it has one, also as ETag.");
        info.put("license", Map.of("name", "Apache-2.0"));
        document.put("info", info);
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("tags", features.stream().map(name -> Map.of("name", name)).toList());
        document.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> responses = Failures.responses();
        Map<String, Object> named = new TreeMap<>(schemas.referredFrom(List.of(paths, Schema.ref("Violation"))));
        named.put("Problem", Failures.problem());
        components.put("schemas", named);
        components.put("responses", responses);
        components.put("parameters", Parameters.shared());
        components.put("securitySchemes", Parameters.securitySchemes());
        document.put("components", components);
        return document;
    }

    /** By rule, what the documents say about it. */
    static String access(Rule rule) {
        return "Access: " + rule.meaning() + ".";
    }

    /** As in {@code getGuildsByGuildIdModules}. */
    static String operationId(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String segment : route.path().replaceFirst("^/api", "").split("[/-]", -1)) {
            if (!segment.isEmpty()) {
                String word = segment.startsWith("{") ? "By" + capital(segment.replaceAll("[{}*]", "")) : segment;
                id.append(capital(word));
            }
        }
        return id.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
