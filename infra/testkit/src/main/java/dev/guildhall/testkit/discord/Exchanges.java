package dev.guildhall.testkit.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What bot and simulator said to each other, as {@code GET /sim/calls?answers=true} tells it, held against Discord's own words. */
public final class Exchanges {
    private static final String PREFIX = "/api/v10";

    /** Routes that Discord's document does not have, each with the reason why they are used all the same. */
    private static final Map<Pattern, String> NOT_DESCRIBED = Map.of(
            Pattern.compile("POST /api/(v10/)?oauth2/token(/revoke)?"),
            "OAuth2's own endpoint, with forms instead of JSON: RFC 6749 describes it");

    private Exchanges() {}

    /**
     * Every fault, with the call that has it; empty if there is none. Requests count only if they were accepted: what is
     * refused need not fit.
     *
     * @param answer of {@code GET /sim/calls?answers=true}
     */
    public static List<String> faults(DiscordApi discord, String answer) {
        List<String> faults = new ArrayList<>();
        JsonMapper.shared().readTree(answer).path("calls").forEach(call -> faults.addAll(faults(discord, call)));
        return faults.stream().distinct().toList();
    }

    private static List<String> faults(DiscordApi discord, JsonNode call) {
        String path = call.path("path").asString();
        String route = call.path("method").asString() + " " + path;
        int status = call.path("status").asInt();
        boolean nowhere =
                (status == 404 || status == 405) && call.at("/answer/code").asInt(-1) == 0;
        if (!path.startsWith(PREFIX) || nowhere) {
            return List.of();
        }
        String bare = path.substring(PREFIX.length());
        if (NOT_DESCRIBED.keySet().stream().anyMatch(each -> each.matcher(route).matches())) {
            return List.of();
        }
        return discord
                .operation(call.path("method").asString(), bare)
                .map(operation -> faults(discord, operation, call, status))
                .orElseGet(() -> List.of("is not described"))
                .stream()
                .map(fault -> route + " " + fault)
                .toList();
    }

    private static List<String> faults(DiscordApi discord, String operation, JsonNode call, int status) {
        List<String> faults = new ArrayList<>();
        if (status < 400) {
            // A DELETE with a body is described in places, but nobody needs to send one.
            boolean bodiless = call.path("method").asString().equals("DELETE");
            String body = text(Leniency.described(call.path("body")));
            discord.requestFaults(operation, body).stream()
                    .filter(each -> body != null || !bodiless)
                    .forEach(each -> faults.add("is sent " + each));
        }
        // No answer, or one that only a broken Discord gives.
        if (status > 0 && status < 500) {
            discord.answerFaults(operation, status, text(answer(call, status)))
                    .forEach(each -> faults.add("answers " + each));
        }
        return faults;
    }

    /** The errors of single fields are left out: described with numbers as codes, they carry texts in Discord's prose. */
    private static JsonNode answer(JsonNode call, int status) {
        JsonNode answer = call.path("answer").deepCopy();
        if (status >= 400 && answer instanceof ObjectNode refusal) {
            refusal.remove("errors");
        }
        return answer;
    }

    private static @Nullable String text(JsonNode json) {
        return json.isNull() || json.isMissingNode() ? null : json.toString();
    }
}
