package dev.guildhall.ops;

import tools.jackson.databind.JsonNode;

/** What to do about a refusal, by the problem's type. */
final class Advice {
    private Advice() {}

    static String of(JsonNode problem) {
        String type = Json.text(problem, "type");
        String word = type.substring(type.lastIndexOf('/') + 1);
        return switch (word) {
            case "not-found" -> "Look for the name or id by the list command beside this one.";
            case "conflict" -> "Look how it is by the list command beside this one, and decide anew.";
            case "invalid-input", "malformed-request", "malformed-json" -> "Correct the argument that is named.";
            case "too-many-requests" -> "Wait a minute.";
            default -> "See infra/docs/operations.md" + (type.isEmpty() ? "." : ", and " + type + ".");
        };
    }
}
