package dev.guildhall.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Trees, not bound classes: a client may send any field that Discord knows, and what it sent must come back. All methods
 * may be called by any thread; the trees themselves are not safe to share.
 */
public final class Json {
    /** Deeper bodies are refused while being read, before they cost memory. */
    public static final int MAX_DEPTH = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An array of strings, in the collection's order. */
    public static ArrayNode strings(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** An array of trees, in the collection's order. */
    public static ArrayNode nodes(Collection<? extends JsonNode> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /**
     * Reads one JSON value.
     *
     * @throws IOException if the bytes are not JSON, or too deep, or have half a character in them, which nobody could pass
     *     on
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        JsonNode node = MAPPER.readTree(bytes);
        if (node != null && escapesSurrogates(bytes)) {
            requireWhole(node);
        }
        return node == null ? JsonNodeFactory.instance.missingNode() : node;
    }

    /** Only as an escape can half a character get into UTF-8. */
    private static boolean escapesSurrogates(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] == 'd' || bytes[i + 2] == 'D')) {
                return true;
            }
        }
        return false;
    }

    private static void requireWhole(JsonNode node) throws IOException {
        boolean half = node.isTextual()
                && node.textValue()
                        .codePoints()
                        .anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
        if (half) {
            throw new IOException("half a character");
        }
        for (JsonNode child : node) {
            requireWhole(child);
        }
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /** The field's text; null where it is absent, null or not a string. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    /** The field's text, or the fallback where it is absent, null or not a string. */
    public static String text(JsonNode node, String field, String fallback) {
        String value = text(node, field);
        return value == null ? fallback : value;
    }
}
