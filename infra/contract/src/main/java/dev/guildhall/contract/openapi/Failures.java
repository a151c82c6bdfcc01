package dev.guildhall.contract.openapi;

import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.schema.Schema;
import dev.guildhall.door.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** With which statuses a route may fail, and how that looks. */
final class Failures {
    private static final Set<Integer> WITH_RETRY = Set.of(429, 503);

    private Failures() {}

    static Set<Integer> of(RouteRow row, Signature signature) {
        Set<Integer> statuses = new TreeSet<>(row.failures());
        if (row.route().path().startsWith("/api/")) {
            statuses.addAll(List.of(429, 503));
        }
        if (row.access() != Rule.PUBLIC) {
            statuses.add(401);
        }
        if (row.access() != Rule.PUBLIC
                && (row.access() != Rule.SIGNED_IN || !row.route().method().equals("GET"))) {
            statuses.add(403);
        }
        boolean asked = signature.arguments().stream().anyMatch(a -> !a.in().equals("path"));
        if (asked || signature.isWrite() || signature.hasBody()) {
            statuses.add(400);
        }
        if (signature.hasBody()) {
            statuses.addAll(List.of(413, 415));
        }
        if (signature.isWrite()) {
            statuses.addAll(List.of(412, 422, 500));
        }
        return row.is(Field.PLATFORM) ? Set.of() : statuses;
    }

    static Map<String, Object> reference(int status) {
        return new LinkedHashMap<>(Map.of("$ref", "#/components/responses/Failure" + status));
    }

    static Map<String, Object> responses() {
        Map<String, Object> responses = new TreeMap<>();
        Map<Integer, List<ProblemType>> byStatus =
                Arrays.stream(ProblemType.values()).collect(Collectors.groupingBy(ProblemType::status));
        byStatus.forEach((status, types) -> responses.put("Failure" + status, response(status, types)));
        return responses;
    }

    private static Map<String, Object> response(int status, List<ProblemType> types) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(
                "description",
                types.stream().map(type -> type.title() + ". " + type.remedy()).collect(Collectors.joining("\n")));
        if (WITH_RETRY.contains(status)) {
            Map<String, Object> retry = new LinkedHashMap<>();
            retry.put("description", "After how many seconds asking again makes sense");
            retry.put("schema", Schema.of("integer", "minimum", 1));
            response.put("headers", Map.of("Retry-After", retry));
        }
        response.put("content", Map.of("application/problem+json", Map.of("schema", Schema.ref("Problem"))));
        return response;
    }

    /** Members beyond these are told in the detail of the type. */
    static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "type",
                Schema.of(
                        "string",
                        "enum",
                        Arrays.stream(ProblemType.values())
                                .map(t -> t.uri().toString())
                                .toList()));
        properties.put("title", Schema.of("string"));
        properties.put("status", Schema.of("integer"));
        properties.put("detail", Schema.of("string"));
        properties.put("success", Map.of("const", false));
        properties.put("errors", Schema.of("array", "minItems", 1, "items", Schema.ref("Violation")));
        properties.put(
                "currentVersion",
                Schema.described(
                        Schema.of("integer"), "With stale-version: the version that If-Match should have had"));
        properties.put(
                "changed",
                Schema.described(Schema.of("array"), "With stale-version: what changed since the version in If-Match"));
        properties.put(
                "conflicts",
                Schema.described(
                        Schema.of("array"),
                        "With conflict, of a revert: the positions and paths of the later changes that would be lost"));
        properties.put(
                "guildId",
                Schema.described(Schema.of("string"), "With unreadable-history: the guild whose history it is"));
        properties.put(
                "position",
                Schema.described(Schema.of("integer"), "With unreadable-history: of the event that cannot be read"));
        properties.put(
                "size",
                Schema.described(Schema.of("integer"), "With event-too-large: of what would be recorded, in bytes"));
        properties.put(
                "limit",
                Schema.described(
                        Schema.of("integer"),
                        "With event-too-large: what may be recorded, in bytes; with too-many-open,"
                                + " too-many-participants and transcript-full: how many there may be"));
        properties.put(
                "giveawayStatus",
                Schema.described(
                        Schema.of("string", "enum", List.of("PENDING", "ACTIVE", "ENDED", "CANCELLED")),
                        "With giveaway-not-active and giveaway-not-ended: in which state it is"));
        Map<String, Object> problem = Schema.of("object");
        problem.put("description", "RFC 9457 problem details. Branch on type.");
        problem.put("required", List.of("type", "title", "status", "detail", "success"));
        problem.put("properties", properties);
        return problem;
    }
}
