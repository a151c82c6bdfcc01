package dev.guildhall.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** @throws IllegalArgumentException for what is no answer in HTTP */
    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            throw new IllegalArgumentException("no answer in HTTP: '" + text + "'");
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        int status = Integer.parseInt(lines[0].substring(9, 12));
        if (status == 100) {
            return parse(text.substring(end + END_OF_HEAD.length()).getBytes(StandardCharsets.ISO_8859_1));
        }
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        String body = text.substring(end + END_OF_HEAD.length());
        return new RawAnswer(status, headers, "chunked".equals(headers.get("transfer-encoding")) ? joined(body) : body);
    }

    private static String joined(String chunks) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int size =
                    line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
            if (size == 0) {
                return whole.toString();
            }
            whole.append(chunks, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
    }

    /** What the contract forbids; empty when it is kept. */
    Optional<String> breach(String method) {
        if (status >= 500 && status != 503) {
            return Optional.of("it failed");
        }
        if (status < 400) {
            return Optional.empty();
        }
        if (!headers.getOrDefault("content-type", "").equals("application/problem+json")) {
            return Optional.of("it is no problem+json");
        }
        return method.equals("HEAD") ? Optional.empty() : breachInBody();
    }

    private Optional<String> breachInBody() {
        try {
            JsonNode problem =
                    JSON.readTree(new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            boolean whole = problem.path("type").asText().startsWith("https://")
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank()
                    && problem.path("status").asInt() == status
                    && problem.path("success").isBoolean()
                    && !problem.path("success").asBoolean();
            boolean pointed = problem.path("errors").isMissingNode() || pointed(problem.path("errors"));
            return whole && pointed ? Optional.empty() : Optional.of("the problem lacks a field");
        } catch (JsonProcessingException e) {
            return Optional.of("the problem is no JSON");
        }
    }

    private static boolean pointed(JsonNode errors) {
        return errors.isArray()
                && !errors.isEmpty()
                && errors.valueStream()
                        .allMatch(error -> error.path("pointer").isTextual()
                                && !error.path("detail").asText().isBlank());
    }
}
