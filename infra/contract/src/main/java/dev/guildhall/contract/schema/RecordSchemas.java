package dev.guildhall.contract.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.contract.DocumentFile;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes schemas of the records that are written as JSON, and collects those that they refer to. What a record's types
 * do not tell stands in {@code contract/overrides.yaml}. For one thread.
 */
public final class RecordSchemas {
    /** As an override: not written where there is nothing. */
    private static final String LEFT_OUT = "left-out";

    private static final Set<Class<?>> WHOLE = Set.of(long.class, int.class, short.class, Long.class, Integer.class);
    private static final Set<Class<?>> REAL = Set.of(double.class, float.class, Double.class, Float.class);

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();
    private final Map<String, Object> overrides = new LinkedHashMap<>();

    public RecordSchemas() {
        DocumentFile.resources("classpath:contract/overrides.yaml").values().forEach(overrides::putAll);
    }

    /** Those that have been referred to, by name. */
    public Map<String, Object> components() {
        return components;
    }

    public Map<String, Object> of(Type type) {
        return switch (type) {
            case Class<?> plain -> of(plain);
            case ParameterizedType generic -> of(generic);
            case WildcardType any -> of(any.getUpperBounds()[0]);
            default -> new LinkedHashMap<>();
        };
    }

    private Map<String, Object> of(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Schema.of("array", "items", of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<String, Object> values = of(arguments[1]);
            return values.isEmpty() ? Schema.of("object") : Schema.of("object", "additionalProperties", values);
        }
        throw new IllegalArgumentException("No schema is made of " + type);
    }

    private Map<String, Object> of(Class<?> type) {
        if (type == String.class || type == URI.class) {
            return Schema.of("string");
        }
        if (type == UUID.class) {
            return Schema.of("string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Schema.of("string", "format", "date-time");
        }
        if (WHOLE.contains(type)) {
            return Schema.of("integer");
        }
        if (REAL.contains(type)) {
            return Schema.of("number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Schema.of("boolean");
        }
        if (type.isEnum()) {
            return Schema.of(
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type == Object.class || Map.class.isAssignableFrom(type)) {
            return new LinkedHashMap<>();
        }
        throw new IllegalArgumentException("No schema is made of " + type);
    }

    private Map<String, Object> record(Class<?> type) {
        String name = name(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalArgumentException(owner + " and " + type + " would both be called " + name);
        }
        if (owner == null) {
            components.put(name, object(type, name));
        }
        return Schema.ref(name);
    }

    /** Nested records carry the name of theirs, unless that is enough by itself. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        boolean telling = outer == null || type.getSimpleName().endsWith("Configuration");
        return telling ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }

    private Map<String, Object> object(Class<?> type, String name) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Object override = overrides.get(name + "." + component.getName());
            Map<String, Object> schema = override == null || LEFT_OUT.equals(override)
                    ? of(component.getGenericType())
                    : overridden(override);
            boolean nullable = isNullable(component.getAnnotatedType());
            boolean absent = LEFT_OUT.equals(override) || (nullable && isLeftOut(type, component));
            properties.put(component.getName(), nullable && !absent ? Schema.nullable(schema) : schema);
            if (!absent) {
                required.add(component.getName());
            }
        }
        return Schema.object(properties, required);
    }

    private static boolean isLeftOut(Class<?> type, RecordComponent component) {
        return leavesOut(type.getAnnotation(JsonInclude.class))
                || leavesOut(component.getAnnotation(JsonInclude.class))
                || leavesOut(component.getAccessor().getAnnotation(JsonInclude.class));
    }

    /** The name of a schema, or a schema. */
    private static Map<String, Object> overridden(Object override) {
        return override instanceof String name ? Schema.ref(name) : DocumentFile.map(override);
    }

    private static boolean isNullable(AnnotatedType type) {

        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOut(@Nullable JsonInclude include) {
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }
}
