package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of one table as they follow from the log, by their keys. */
final class FoldedTable {
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final String name;
    private final List<String> columns;
    private final Map<String, ObjectNode> rows = new HashMap<>();

    /** @param columns all that follow from the log */
    FoldedTable(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    String name() {
        return name;
    }

    Set<String> columns() {
        return Set.copyOf(columns);
    }

    /** The row of that key; one in which nothing is said of anything where there was none. */
    ObjectNode row(String key) {
        return rows.computeIfAbsent(key, ignored -> {
            ObjectNode row = Http.JSON.createObjectNode();
            columns.forEach(row::putNull);
            return row;
        });
    }

    Optional<ObjectNode> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    void remove(String key) {
        rows.remove(key);
    }

    Stream<String> lines() {
        return rows.values().stream().map(row -> line(name, row));
    }

    /** The same text whatever the order of the fields. */
    static String line(String table, JsonNode row) {
        try {
            return table + " " + SORTED.writeValueAsString(SORTED.treeToValue(row, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
