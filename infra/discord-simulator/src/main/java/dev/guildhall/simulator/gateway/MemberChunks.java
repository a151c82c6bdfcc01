package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to a request for members: by id, by the beginning of their name, or all of them. */
final class MemberChunks {
    /** Members per chunk. */
    static final int CHUNK_SIZE = 1_000;

    /** Most ids, or members found by name, in one request. */
    static final int MAX_SOUGHT = 100;

    private MemberChunks() {}

    /** Whether the request is for the whole list, which needs the members intent. */
    static boolean wantsAll(JsonNode request) {
        return !request.has("user_ids") && Json.text(request, "query", "").isEmpty();
    }

    static List<ObjectNode> of(Guild guild, JsonNode request) {
        List<String> sought = ids(request.path("user_ids"));
        List<Member> found = request.has("user_ids")
                ? sought.stream().flatMap(id -> guild.member(id).stream()).toList()
                : byName(guild, request);
        List<String> missing =
                sought.stream().filter(id -> guild.member(id).isEmpty()).toList();
        int count = Math.max(1, Math.ceilDiv(found.size(), CHUNK_SIZE));
        List<ObjectNode> chunks = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            List<Member> part = found.subList(index * CHUNK_SIZE, Math.min(found.size(), (index + 1) * CHUNK_SIZE));
            chunks.add(chunk(guild, part, missing, index, count, Json.text(request, "nonce")));
        }
        return chunks;
    }

    private static List<String> ids(JsonNode ids) {
        Stream<JsonNode> each =
                ids.isArray() ? ids.valueStream() : Stream.of(ids).filter(JsonNode::isTextual);
        return each.map(JsonNode::asText).limit(MAX_SOUGHT).toList();
    }

    private static List<Member> byName(Guild guild, JsonNode request) {
        String query = Json.text(request, "query", "").toLowerCase(Locale.ROOT);
        int limit = request.path("limit").asInt();
        int most = query.isEmpty() && limit == 0 ? Guild.MAX_MEMBERS : Math.clamp(limit, 1, MAX_SOUGHT);
        return guild.members().values().stream()
                .filter(member ->
                        member.user().username().toLowerCase(Locale.ROOT).startsWith(query))
                .limit(most)
                .toList();
    }

    private static ObjectNode chunk(
            Guild guild, List<Member> members, List<String> missing, int index, int count, @Nullable String nonce) {
        ObjectNode json = Json.object()
                .put("guild_id", guild.id())
                .put("chunk_index", index)
                .put("chunk_count", count);
        ArrayNode array = json.putArray("members");
        members.forEach(member -> array.add(member.toJson()));
        json.set("not_found", Json.strings(missing));
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        return json;
    }
}
