package dev.guildhall.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Discord's published description of its API, as far as bodies are held against it. It is not part of the project: the
 * system property {@code guildhall.discord-openapi} names it, or it lies in {@code shared/} beside some parent folder.
 *
 * <p>Alternatives are taken as "at least one": several of Discord's own overlap.
 */
final class OpenApi {
    private static final String PROPERTY = "guildhall.discord-openapi";
    private static final String SCHEMA_PREFIX = "#/components/schemas/";
    private static final Pattern SNOWFLAKE = Pattern.compile("0|[1-9][0-9]*");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static Optional<OpenApi> find() {
        String named = System.getProperty(PROPERTY);
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared/discord-openapi.json"));
        return candidates.filter(Files::isRegularFile).findFirst().map(OpenApi::read);
    }

    private static OpenApi read(Path file) {
        try {
            return new OpenApi(Json.read(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with the body, each with the place where it is; empty if nothing is. */
    List<String> violations(String schema, JsonNode body) {
        List<String> found = new ArrayList<>();
        check(named(schema), body, schema, found);
        return found;
    }

    /** The same for every element of an array. */
    List<String> violationsOfEach(String schema, JsonNode bodies) {
        List<String> found = new ArrayList<>();
        bodies.forEach(body -> found.addAll(violations(schema, body)));
        return found;
    }

    private JsonNode named(String schema) {
        JsonNode found = document.at("/components/schemas/" + schema);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException("Discord describes no " + schema);
        }
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> found) {
        String reference = Json.text(schema, "$ref");
        if (reference != null) {
            check(named(reference.substring(SCHEMA_PREFIX.length())), value, at, found);
            return;
        }
        schema.path("allOf").forEach(part -> check(part, value, at, found));
        alternatives(schema, value, at, found);
        if (!hasType(schema.path("type"), value)) {
            found.add(at + " is no " + schema.path("type") + " but " + value);
            return;
        }
        boolean listed = schema.path("enum").isMissingNode() || contains(schema.path("enum"), value);
        if (!listed) {
            found.add(at + " is none of " + schema.path("enum") + " but " + value);
        }
        checkString(schema, value, at, found);
        checkObject(schema, value, at, found);
        for (int i = 0; i < value.size() && schema.has("items") && value.isArray(); i++) {
            check(schema.path("items"), value.path(i), at + "[" + i + "]", found);
        }
    }

    private void alternatives(JsonNode schema, JsonNode value, String at, List<String> found) {
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            JsonNode options = schema.path(keyword);
            List<String> closest = null;
            for (JsonNode option : options) {
                List<String> wrong = new ArrayList<>();
                check(option, value, at, wrong);
                closest = closest == null || wrong.size() < closest.size() ? wrong : closest;
            }
            if (closest != null) {
                found.addAll(closest);
            }
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            found.add(at + " is not " + schema.path("const") + " but " + value);
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return list.valueStream().anyMatch(each -> each.equals(value) || sameNumber(each, value));
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() && one.asDouble() == other.asDouble();
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(each -> hasType(each, value));
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static void checkString(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (!value.isTextual()) {
            return;
        }
        String text = value.textValue();
        String pattern = Json.text(schema, "pattern");
        boolean fits = pattern == null || Pattern.compile(pattern).matcher(text).find();
        boolean snowflake = !"snowflake".equals(Json.text(schema, "format"))
                || SNOWFLAKE.matcher(text).matches();
        boolean length = text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && text.length() >= schema.path("minLength").asInt(0);
        if (!fits || !snowflake || !length) {
            found.add(at + " does not have the form of " + schema + ": " + text);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (!value.isObject()) {
            return;
        }
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                found.add(at + " lacks " + required.asText());
            }
        }
        value.forEachEntry((name, field) -> {
            JsonNode described = property(schema, name);
            if (described != null) {
                check(described, field, at + "." + name, found);
            }
        });
    }

    private static @Nullable JsonNode property(JsonNode schema, String name) {
        JsonNode own = schema.path("properties").path(name);
        JsonNode others = schema.path("additionalProperties");
        return !own.isMissingNode() ? own : others.isObject() ? others : null;
    }
}
