package dev.guildhall.contract.asyncapi;

import dev.guildhall.contract.DocumentFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of {@code contract/async.yaml}.
 *
 * @param channels by the name of the Redis channel
 * @param keys by the name of the method that makes the key
 * @param events of sockets and streams, by name
 */
public record AsyncTable(Map<String, Row> channels, Map<String, Row> keys, Map<String, Row> events) {
    /** Where rows are added. */
    public static final String PLACE = "infra/contract/src/main/resources/contract/async.yaml";

    /**
     * @param payload the type of what is carried, as the rows of routes name it; empty where the code tells
     * @param address of a key, with its variables in braces
     */
    public record Row(String summary, String payload, String address) {}

    public static AsyncTable load() {
        Map<String, Object> all = Objects.requireNonNull(
                DocumentFile.resources("classpath:contract/async.yaml").get("async"));
        return new AsyncTable(rows(all.get("channels")), rows(all.get("keys")), rows(all.get("events")));
    }

    private static Map<String, Row> rows(@org.jspecify.annotations.Nullable Object part) {
        Map<String, Row> rows = new LinkedHashMap<>();
        DocumentFile.map(part).forEach((name, declared) -> {
            Map<String, Object> fields = DocumentFile.map(declared);
            rows.put(name, new Row(text(fields, "summary"), text(fields, "payload"), text(fields, "address")));
        });
        return rows;
    }

    private static String text(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : String.valueOf(value);
    }
}
