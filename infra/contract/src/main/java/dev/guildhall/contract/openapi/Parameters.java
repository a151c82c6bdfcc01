package dev.guildhall.contract.openapi;

import dev.guildhall.contract.openapi.Signature.Argument;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.schema.Schema;
import dev.guildhall.contract.schema.SchemaCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of operations; those that every write takes are named once. */
final class Parameters {
    private static final String GUILD_ID = "guildId";
    private static final String AT_LEAST = "atLeast";
    private static final List<String> OF_WRITES = List.of("IfMatch", "IdempotencyKey", "Reason");
    private static final int MAX_KEY = 200;
    private static final int MAX_REASON = 512;

    private Parameters() {}

    static List<Object> of(RouteRow row, Signature signature, SchemaCatalogue schemas) {
        List<Object> parameters = new ArrayList<>();
        for (Argument argument : signature.arguments()) {
            parameters.add(
                    switch (argument.name()) {
                        case GUILD_ID ->
                            argument.in().equals("path") ? reference("GuildId") : described(argument, row, schemas);
                        case AT_LEAST -> reference("AtLeast");
                        default -> described(argument, row, schemas);
                    });
        }
        if (signature.isWrite()) {
            OF_WRITES.forEach(name -> parameters.add(reference(name)));
        }
        return parameters;
    }

    private static Object reference(String name) {
        return new LinkedHashMap<>(Map.of("$ref", "#/components/parameters/" + name));
    }

    private static Map<String, Object> described(Argument argument, RouteRow row, SchemaCatalogue schemas) {
        String description = row.parameters().getOrDefault(argument.name(), "");
        if (description.isEmpty() && !argument.in().equals("path")) {
            throw new IllegalStateException(
                    row.route() + " takes '" + argument.name() + "': describe it under 'parameters' of its row");
        }
        return parameter(
                argument.in(),
                argument.name(),
                argument.required(),
                description,
                schemas.records().of(argument.type()));
    }

    private static Map<String, Object> parameter(
            String in, String name, boolean required, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        if (!description.isEmpty()) {
            parameter.put("description", description);
        }
        parameter.put("schema", schema);
        return parameter;
    }

    static Map<String, Object> shared() {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("GuildId", parameter("path", GUILD_ID, true, "The guild's id in Discord", Schema.of("string")));
        shared.put(
                "AtLeast",
                parameter(
                        "query",
                        AT_LEAST,
                        false,
                        "The answer reflects this version; waits for it for up to 2 s, then says 503.",
                        Schema.of("integer", "minimum", 0)));
        shared.put(
                "IfMatch",
                parameter(
                        "header",
                        "If-Match",
                        false,
                        "The version that was seen, in quotes as ETag gave it: 412 if something has changed since.",
                        Schema.of("string", "pattern", "^(\\*|\"(0|[1-9][0-9]{0,17})\")$")));
        shared.put(
                "IdempotencyKey",
                parameter(
                        "header",
                        "Idempotency-Key",
                        false,
                        "The same key with the same body is carried out once within 24 h and answered alike; with another"
                                + " body it is 422.",
                        Schema.of("string", "minLength", 1, "maxLength", MAX_KEY)));
        shared.put(
                "Reason",
                parameter(
                        "header",
                        "X-Reason",
                        false,
                        "Why, for the audit trail.",
                        Schema.of("string", "maxLength", MAX_REASON)));
        return shared;
    }

    static Map<String, Object> securitySchemes() {
        Map<String, Object> schemes = new LinkedHashMap<>();
        Map<String, Object> bearer = new LinkedHashMap<>();
        bearer.put("type", "http");
        bearer.put("scheme", "bearer");
        bearer.put("bearerFormat", "JWT");
        schemes.put("bearer", bearer);
        Map<String, Object> cookie = new LinkedHashMap<>();
        cookie.put("type", "apiKey");
        cookie.put("in", "cookie");
        cookie.put("name", "guildhall_session");
        cookie.put(
                "description",
                "Set by signing in. Writes by cookie repeat the cookie guildhall_csrf in the header X-CSRF-Token.");
        schemes.put("session", cookie);
        return schemes;
    }
}
