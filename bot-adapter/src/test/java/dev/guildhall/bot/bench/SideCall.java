package dev.guildhall.bot.bench;

import com.sun.net.httpserver.HttpExchange;
import dev.guildhall.events.EventJson;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the bot asked of another side. Names of headers are in lower case. */
public record SideCall(String method, String path, String query, Map<String, String> headers, String body) {
    static SideCall of(HttpExchange exchange, String body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        return new SideCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                Map.copyOf(headers),
                body);
    }

    public boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    public JsonNode json() {
        return EventJson.mapper().readTree(body);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
