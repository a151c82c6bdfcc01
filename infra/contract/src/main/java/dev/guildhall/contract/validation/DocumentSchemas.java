package dev.guildhall.contract.validation;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.guildhall.contract.DocumentFile;
import dev.guildhall.events.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds JSON against schemas of one document, whose own components they refer to. Thread-safe. */
final class DocumentSchemas {
    private static final String COMPONENTS = "components";

    private final Map<String, Object> components;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<Object, Schema> compiled = new ConcurrentHashMap<>();

    DocumentSchemas(Map<String, Object> document) {
        components = DocumentFile.map(document.get(COMPONENTS));
    }

    /** What is wrong with the JSON text, each fault with its place; empty when nothing is. */
    List<String> faults(Object schema, String json) {
        return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(Object schema) {
        Map<String, Object> root = new LinkedHashMap<>(DocumentFile.map(schema));
        if (root.containsKey("$ref")) {
            root = new LinkedHashMap<>(Map.of("allOf", List.of(schema)));
        }
        root.put(COMPONENTS, components);
        return registry.getSchema(EventJson.writeString(root), InputFormat.JSON);
    }

    /** Follows {@code keys} into nested objects; {@code null} where there is no such one. */
    static @Nullable Object at(@Nullable Object from, String... keys) {
        Object place = from;
        for (String key : keys) {
            place = place instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return place;
    }
}
