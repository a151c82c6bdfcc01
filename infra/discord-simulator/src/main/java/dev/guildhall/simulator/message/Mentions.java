package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a message's text calls, as far as its author allowed it. */
final class Mentions {
    /** Users, and roles, that may be allowed one by one. */
    static final int MAX_NAMED = 100;

    private static final Pattern USER = Pattern.compile("<@!?(\\d{15,20})>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{15,20})>");
    private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)\\b");

    private Mentions() {}

    static void apply(ObjectNode body, JsonNode allowed, Guild guild) {
        check(allowed, "users");
        check(allowed, "roles");
        String content = body.path("content").asText();
        ArrayNode users = body.putArray("mentions");
        for (String id : permitted(allowed, "users", found(USER, content))) {
            guild.member(id).ifPresent(member -> users.add(member.user().toJson()));
        }
        Set<String> roles = permitted(allowed, "roles", found(ROLE, content));
        roles.retainAll(guild.roles().keySet());
        body.set("mention_roles", Json.strings(roles));
        boolean everyone =
                parses(allowed, "everyone") && EVERYONE.matcher(content).find();
        body.put("mention_everyone", everyone);
    }

    /** A kind is allowed as a whole or one by one, not both. */
    private static void check(JsonNode allowed, String kind) {
        JsonNode named = allowed.path(kind);
        if (named.size() > MAX_NAMED) {
            throw ApiError.invalidForm(
                    "allowed_mentions." + kind,
                    "BASE_TYPE_MAX_LENGTH",
                    "Must be " + MAX_NAMED + " or fewer in length.");
        }
        if (allowed.isObject() && !named.isEmpty() && parses(allowed, kind)) {
            throw ApiError.invalidForm(
                    "allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
        }
    }

    private static Set<String> found(Pattern pattern, String content) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(content);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static Set<String> permitted(JsonNode allowed, String kind, Set<String> found) {
        if (!parses(allowed, kind)) {
            Set<String> named = new HashSet<>();
            allowed.path(kind).forEach(id -> named.add(id.asText()));
            found.retainAll(named);
        }
        return found;
    }

    private static boolean parses(JsonNode allowed, String kind) {
        if (!allowed.isObject()) {
            return true;
        }
        return allowed.path("parse")
                .valueStream()
                .anyMatch(each -> each.asText().equals(kind));
    }
}
