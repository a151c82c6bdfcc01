package dev.guildhall.contract.schema;

import dev.guildhall.contract.DocumentFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All schemas that a document refers to: declared ones, those of configurations, those of records. For one thread. */
public final class SchemaCatalogue {
    /** Where schemas are declared that no record describes. */
    public static final String PLACE = "infra/contract/src/main/resources/contract/schemas/";

    private static final String CLASS = "class:";
    private static final String LIST = "[]";

    private final RecordSchemas records = new RecordSchemas();
    private final Map<String, Object> declared = new TreeMap<>(ConfigSchemas.all());

    public SchemaCatalogue() {
        DocumentFile.resources("classpath:contract/schemas/*.yaml").values().forEach(declared::putAll);
    }

    public RecordSchemas records() {
        return records;
    }

    /**
     * The schema that a row means.
     *
     * @param type the name of a declared schema; or of a class, after {@code class:}; with {@code []} for a list; or a
     *     schema itself
     */
    public Map<String, Object> meant(Object type) {
        if (!(type instanceof String name)) {
            return DocumentFile.map(type);
        }
        if (name.endsWith(LIST)) {
            return Schema.of("array", "items", meant(name.substring(0, name.length() - LIST.length())));
        }
        if (name.startsWith(CLASS)) {
            return records.of(named(name.substring(CLASS.length())));
        }
        if (!declared.containsKey(name)) {
            throw new IllegalArgumentException(
                    "There is no schema " + name + ": declare it in " + PLACE + ", or name a class as " + CLASS + "…");
        }
        return Schema.ref(name);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no class " + name, e);
        }
    }

    /** What is referred to from that content, directly or not. */
    public Map<String, Object> referredFrom(Object content) {
        Map<String, Object> all = new TreeMap<>(declared);
        all.putAll(records.components());
        Map<String, Object> found = new TreeMap<>();
        collect(content, all, found);
        return found;
    }

    private static void collect(Object content, Map<String, Object> all, Map<String, Object> found) {
        if (content instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String ref && ref.startsWith("#/components/schemas/")) {
                String name = ref.substring(ref.lastIndexOf('/') + 1);
                Object schema = all.get(name);
                if (schema == null) {
                    throw new IllegalArgumentException(
                            "Nothing is called " + name + "; there are " + new TreeSet<>(all.keySet()));
                }
                if (found.put(name, schema) == null) {
                    collect(schema, all, found);
                }
            }
            map.values().forEach(value -> collect(value, all, found));
        } else if (content instanceof Iterable<?> list) {
            list.forEach(value -> collect(value, all, found));
        }
    }
}
