package dev.guildhall.testkit.discord;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Discord's published OpenAPI document. It is not part of the project: the system property {@code
 * guildhall.discord-openapi} or the environment variable {@code GUILDHALL_DISCORD_OPENAPI} names it, or it lies at {@code
 * shared/discord-openapi.json} beside some parent of the working directory. Thread-safe.
 */
public final class DiscordApi {
    static final String PROPERTY = "guildhall.discord-openapi";
    static final String VARIABLE = "GUILDHALL_DISCORD_OPENAPI";

    /** For whoever skips a test without it. */
    public static final String ABSENT =
            "Discord's OpenAPI document is not here; " + VARIABLE + " or -D" + PROPERTY + " may name it";

    private static final String ID = "urn:discord:openapi";
    private static final int MAX_FAULTS = 8;
    private static final Optional<DiscordApi> FOUND = locate().map(DiscordApi::read);

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private DiscordApi(JsonNode document) {
        this.document = document;
        Dialect quiet = Dialect.builder(Dialects.getDraft202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        registry = SchemaRegistry.withDialect(
                quiet,
                builder -> builder.schemas(Map.of(ID, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Read once for the whole JVM. */
    public static Optional<DiscordApi> find() {
        return FOUND;
    }

    private static Optional<Path> locate() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared/discord-openapi.json"));
        return candidates.filter(Files::isRegularFile).findFirst();
    }

    private static DiscordApi read(Path file) {
        try {
            // Several of Discord's alternatives overlap, so that exactly one of them is more than it means to say.
            String text = Files.readString(file).replace("\"oneOf\":", "\"anyOf\":");
            JsonNode document = JsonMapper.shared().readTree(text);
            boundOneType(document);
            return new DiscordApi(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Says "a bounded number, or null" with two alternatives: the validator does not take bounds beside several types. */
    private static void boundOneType(JsonNode schema) {
        schema.forEach(DiscordApi::boundOneType);
        boolean several = schema.path("type").isArray();
        if (several && schema instanceof ObjectNode object && (object.has("minimum") || object.has("maximum"))) {
            ArrayNode either = JsonMapper.shared().createArrayNode();
            object.path("type").forEach(type -> either.add(object.deepCopy().set("type", type)));
            either.forEach(each -> {
                if (each.path("type").asString().equals("null")) {
                    ((ObjectNode) each).remove(List.of("minimum", "maximum"));
                }
            });
            object.removeAll();
            object.set("anyOf", either);
        }
    }

    /** What is wrong with a body of that named schema, each fault with its place; empty if nothing is. */
    public List<String> faults(String schema, String body) {
        return check("/components/schemas/" + schema, body);
    }

    /** The path as the document writes it, of the template that has the most words in common with it. */
    Optional<String> template(String path) {
        List<String> steps = List.of(path.split("/", -1));
        return document.path("paths").propertyNames().stream()
                .filter(each -> matches(List.of(each.split("/", -1)), steps))
                .min((one, other) -> Long.compare(variables(one), variables(other)));
    }

    private static boolean matches(List<String> template, List<String> steps) {
        if (template.size() != steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static long variables(String template) {
        return template.chars().filter(each -> each == '{').count();
    }

    /** Where the operation stands in the document; empty if it stands nowhere. */
    Optional<String> operation(String method, String path) {
        return template(path)
                .map(template -> "/paths/" + token(template) + "/" + method.toLowerCase(Locale.ROOT))
                .filter(pointer -> document.at(pointer).isObject());
    }

    /** What is wrong with a request's JSON, null if it had none. */
    List<String> requestFaults(String operation, @Nullable String body) {
        JsonNode described = document.at(operation).path("requestBody");
        if (body == null) {
            return described.path("required").asBoolean(false) ? List.of("no body") : List.of();
        }
        if (described.isMissingNode()) {
            return body.equals("{}") ? List.of() : List.of(body + " where no body is described");
        }
        String media = described.path("content").has("application/json") ? "application/json" : "multipart/form-data";
        return check(operation + "/requestBody/content/" + token(media) + "/schema", body);
    }

    /** What is wrong with an answer's JSON, null if it had none. */
    List<String> answerFaults(String operation, int status, @Nullable String body) {
        String responses = operation + "/responses/";
        String exact = responses + status;
        String pointer = document.at(exact).isMissingNode() ? responses + status / 100 + "XX" : exact;
        JsonNode response = document.at(pointer);
        if (response.isMissingNode()) {
            return List.of(status + ", which is not described");
        }
        if (response.has("$ref")) {
            pointer = response.path("$ref").asString().substring(1);
        }
        boolean described = document.at(pointer).has("content");
        if (body == null) {
            return described ? List.of(status + " without a body") : List.of();
        }
        return described
                ? check(pointer + "/content/application~1json/schema", body)
                : List.of(status + " with a body, which is not described: " + body);
    }

    private List<String> check(String pointer, String body) {
        return schemas.computeIfAbsent(pointer, this::compile).validate(body, InputFormat.JSON).stream()
                .limit(MAX_FAULTS)
                .map(Error::toString)
                .toList();
    }

    private Schema compile(String pointer) {
        return registry.getSchema(
                SchemaLocation.of(ID + "#" + pointer.replace("{", "%7B").replace("}", "%7D")));
    }

    private static String token(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
