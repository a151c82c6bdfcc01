package dev.guildhall.contract.route;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.access.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rows of {@code contract/socket.yaml}: what a client of Socket.IO may send. */
public final class SocketTable {
    /** Where rows are added. */
    public static final String PLACE = "infra/contract/src/main/resources/contract/socket.yaml";

    /** Events that only answer what a client sent; a stream, on which nothing is sent, has none of them. */
    public static final Set<String> ANSWERS = Set.of("pong", "error");

    private SocketTable() {}

    /** @param example what is really sent, by tests too */
    public record Row(String event, Rule access, String summary, String payload, Object example) {}

    /** By the event's name, in the order of the file. */
    public static Map<String, Row> load() {
        Map<String, Row> rows = new LinkedHashMap<>();
        DocumentFile.resources("classpath:contract/socket.yaml")
                .values()
                .forEach(content -> content.forEach((event, fields) -> rows.put(event, row(event, fields))));
        return rows;
    }

    private static Row row(String event, Object declared) {
        Map<String, Object> fields = DocumentFile.map(declared);
        return new Row(
                event,
                Rule.valueOf(String.valueOf(fields.get("access"))),
                String.valueOf(fields.get("summary")),
                String.valueOf(fields.get("payload")),
                Objects.requireNonNull(fields.get("example"), () -> event + " needs an example"));
    }
}
