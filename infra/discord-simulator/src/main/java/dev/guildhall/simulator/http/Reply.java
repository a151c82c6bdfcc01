package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back; the body is handed over, not copied. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every body would only cost
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final byte[] EMPTY = {};

    public static Reply json(JsonNode body) {
        return json(200, body);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", Json.write(body), Map.of());
    }

    public static Reply text(String contentType, String body) {
        return new Reply(200, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, body, Map.of());
    }

    public static Reply noContent() {
        return new Reply(204, "", EMPTY, Map.of());
    }

    public static Reply redirect(String location) {
        return new Reply(302, "", EMPTY, Map.of("location", location));
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, body, more);
    }
}
