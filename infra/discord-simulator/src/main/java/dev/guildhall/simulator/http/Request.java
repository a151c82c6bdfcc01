package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request, read whole. Path variables are filled in by the route that takes it. */
public final class Request {
    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> variables;
    private final Caller caller;

    private Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body,
            Map<String, String> variables,
            Caller caller) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.variables = variables;
        this.caller = caller;
    }

    /** Copies what it needs; the caller may release the original afterwards. */
    static Request from(FullHttpRequest http) {
        QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return new Request(
                http.method().name(),
                uri.path(),
                uri.parameters(),
                headers,
                ByteBufUtil.getBytes(http.content()),
                Map.of(),
                Caller.NOBODY);
    }

    Request with(Map<String, String> filled, Caller proven) {
        return new Request(method, path, query, headers, body, filled, proven);
    }

    public String method() {
        return method;
    }

    /** Decoded, without the query. */
    public String path() {
        return path;
    }

    public Caller caller() {
        return caller;
    }

    public byte[] body() {
        return body;
    }

    /** The part of the path that the route's template calls by that name. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public @Nullable String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** The parameter as a number within the bounds, or the fallback where it is absent or no number. */
    public int parameter(String name, int fallback, int least, int most) {
        String value = parameter(name);
        try {
            return value == null ? fallback : Math.clamp(Long.parseLong(value), least, most);
        } catch (NumberFormatException malformed) {
            return fallback;
        }
    }

    /** The query's parameters as they came. */
    public Map<String, List<String>> parameters() {
        return query;
    }

    public boolean hasType(String mediaType) {
        String type = header(HttpHeaderNames.CONTENT_TYPE.toString());
        return type != null && type.regionMatches(true, 0, mediaType, 0, mediaType.length());
    }

    /**
     * The JSON body; missing where there is none.
     *
     * @throws ApiError if it is not JSON
     */
    public JsonNode json() {
        try {
            return Json.read(body);
        } catch (IOException malformed) {
            throw ApiError.malformedJson();
        }
    }

    /**
     * The JSON body as an object, empty where there is none.
     *
     * @throws ApiError if it is not a JSON object
     */
    public ObjectNode jsonObject() {
        JsonNode json = json();
        if (json.isMissingNode()) {
            return Json.object();
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.malformedJson();
    }

    /** The form body's fields, first value of each. */
    public Map<String, List<String>> form() {
        return new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false)
                .parameters();
    }
}
