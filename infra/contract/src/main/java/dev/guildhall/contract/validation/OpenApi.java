package dev.guildhall.contract.validation;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, to hold real answers against. Thread-safe. */
public final class OpenApi {
    private static final String JSON = "application/json";
    private static final String KIND_OF_JSON = "+json";

    private final Map<String, Object> document;
    private final DocumentSchemas schemas;

    private OpenApi(Map<String, Object> document) {
        this.document = document;
        this.schemas = new DocumentSchemas(document);
    }

    public static OpenApi read(Path file) {
        return new OpenApi(DocumentFile.read(file));
    }

    public Map<String, Object> document() {
        return document;
    }

    /**
     * How an answer differs from what is documented; empty when it does not.
     *
     * @param contentType as the header says it; empty without one
     * @param body as it came; not looked at unless it is JSON
     */
    public List<String> faults(Route route, int status, String contentType, String body) {
        Object operation = operation(route);
        if (operation == null) {
            return List.of(route + " is not documented");
        }
        Object response = resolved(DocumentSchemas.at(operation, "responses", "" + status));
        if (response == null) {
            return List.of(route + " answers " + status + ", which is not documented: " + body);
        }
        Object content = DocumentSchemas.at(response, "content");
        String media = contentType.replaceFirst(";.*", "").strip();
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of(route + " answers a body, which is not documented: " + body);
        }
        Object schema = DocumentSchemas.at(content, media, "schema");
        if (schema == null) {
            return List.of(route + " answers '" + media + "', documented is " + content);
        }
        return media.equals(JSON) || media.endsWith(KIND_OF_JSON) ? schemas.faults(schema, body) : List.of();
    }

    /** How a body differs from what the route takes. */
    public List<String> bodyFaults(Route route, String body) {
        List<String> faults = new ArrayList<>();
        if (DocumentSchemas.at(operation(route), "requestBody", "content") instanceof Map<?, ?> content) {
            content.forEach((type, media) -> {
                Object schema = DocumentSchemas.at(media, "schema");
                faults.addAll(schema == null ? List.of(type + " has no schema") : schemas.faults(schema, body));
            });
        } else {
            faults.add(route + " is not documented as taking a body");
        }
        return faults;
    }

    private @Nullable Object operation(Route route) {
        return DocumentSchemas.at(
                document, "paths", route.plain().path(), route.method().toLowerCase(Locale.ROOT));
    }

    private @Nullable Object resolved(@Nullable Object part) {
        if (DocumentSchemas.at(part, "$ref") instanceof String ref) {
            return DocumentSchemas.at(document, ref.replaceFirst("^#/", "").split("/", -1));
        }
        return part;
    }
}
