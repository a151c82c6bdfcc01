package dev.guildhall.contract.openapi;

import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.schema.Schema;
import dev.guildhall.contract.schema.SchemaCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation of the document. */
record Operation(RouteRow row, Signature signature, SchemaCatalogue schemas) {
    private static final String JSON = "application/json";
    private static final String NONE = "none";
    private static final String STREAM = "stream";

    Map<String, Object> build() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", OpenApiDocument.operationId(row.route()));
        operation.put("tags", List.of(row.feature()));
        operation.put("summary", row.text(Field.SUMMARY));
        String more = row.text(Field.DESCRIPTION);
        operation.put("description", (more.isEmpty() ? "" : more + "\n\n") + OpenApiDocument.access(row.access()));
        operation.put("x-access", row.access().name());
        if (row.access() == Rule.PUBLIC) {
            operation.put("security", List.of());
        } else {
            operation.put("security", List.of(Map.of("bearer", List.of()), Map.of("session", List.of())));
        }
        List<Object> parameters = Parameters.of(row, signature, schemas);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (signature.hasBody()) {
            operation.put("requestBody", requestBody());
        }
        operation.put("responses", responses());
        return operation;
    }

    private Map<String, Object> requestBody() {
        Object declared = row.get(Field.BODY);
        Map<String, Object> schema = declared != null
                ? schemas.meant(declared)
                : schemas.records().of(signature.body().orElseThrow().getParameterizedType());
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("schema", schema);
        Object example = row.get(Field.EXAMPLE);
        if (example == null) {
            throw new IllegalStateException(row.route() + " has a body: give its row an 'example' that tests can send");
        }
        media.put("example", example);
        Map<String, Object> content = new LinkedHashMap<>();
        signature.mediaTypes().forEach(type -> content.put(type, media));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", signature.bodyIsRequired());
        body.put("content", content);
        return body;
    }

    private Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        row.statuses().forEach(status -> responses.put("" + status, success(status)));
        Failures.of(row, signature).forEach(status -> responses.putIfAbsent("" + status, Failures.reference(status)));
        return responses;
    }

    private Map<String, Object> success(int status) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", status == 202 ? "Begun; not yet done" : "Done");
        String declared = row.text(Field.ANSWER);
        if (declared.equals(NONE)) {
            return response;
        }
        if (declared.equals(STREAM)) {
            response.put("content", Map.of("text/event-stream", Map.of("schema", Schema.of("string"))));
            return response;
        }
        if (row.isVersioned()) {
            Map<String, Object> etag = new LinkedHashMap<>();
            etag.put("description", "The version, in quotes");
            etag.put("schema", Schema.of("string"));
            response.put("headers", Map.of("ETag", etag));
        }
        response.put("content", content());
        return response;
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        Object contentType = row.get(Field.CONTENT_TYPE);
        content.put(
                contentType == null ? JSON : String.valueOf(contentType),
                Map.of("schema", contentType == null ? envelope(data()) : data()));
        String other = row.text(Field.ALSO_AS);
        if (!other.isEmpty()) {
            content.put(other, Map.of("schema", Schema.of("string")));
        }
        return content;
    }

    private Map<String, Object> data() {
        Object declared = row.get(Field.ANSWER);
        if (declared != null) {
            return schemas.meant(declared);
        }
        return Optional.of(signature)
                .flatMap(Signature::data)
                .map(type -> schemas.records().of(type))
                .orElseThrow(() -> new IllegalStateException(
                        row.route() + ": its method does not tell what it answers; say so under 'answer' of its row"));
    }

    private Map<String, Object> envelope(Map<String, Object> data) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("success", "data"));
        properties.put("success", new LinkedHashMap<>(Map.of("const", true)));
        properties.put("data", data);
        if (row.isVersioned()) {
            properties.put("version", Schema.of("integer", "minimum", 0));
            required.add("version");
        }
        if ("array".equals(data.get("type"))) {
            properties.put("count", Schema.of("integer", "minimum", 0));
            properties.put("next", Schema.of("string"));
            required.add("count");
        }
        return Schema.object(properties, required);
    }
}
