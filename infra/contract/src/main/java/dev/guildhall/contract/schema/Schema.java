package dev.guildhall.contract.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of JSON Schemas (2020-12) as maps, which may be changed by whoever asked for them. */
public final class Schema {
    private static final String COMPONENTS = "#/components/schemas/";

    private Schema() {}

    /** A type and its keywords: names and values by turns. */
    public static Map<String, Object> of(String type, Object... keywords) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        for (int i = 0; i < keywords.length; i += 2) {
            schema.put(String.valueOf(keywords[i]), keywords[i + 1]);
        }
        return schema;
    }

    public static Map<String, Object> ref(String name) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$ref", COMPONENTS + name);
        return schema;
    }

    public static Map<String, Object> described(Map<String, Object> schema, String description) {
        schema.put("description", description);
        return schema;
    }

    /** A closed object: what it does not name is not in it. */
    public static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = of("object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The same or {@code null}. */
    public static Map<String, Object> nullable(Map<String, Object> schema) {
        Map<String, Object> wider = new LinkedHashMap<>(schema);
        if ("string".equals(schema.get("type")) && !schema.containsKey("enum")) {
            wider.put("type", new ArrayList<>(List.of("string", "null")));
        } else {
            wider.clear();
            wider.put("anyOf", List.of(schema, of("null")));
        }
        return wider;
    }
}
