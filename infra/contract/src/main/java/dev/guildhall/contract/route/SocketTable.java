package dev.guildhall.contract.route;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.access.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The rows of {@code contract/socket.yaml}: what a client of Socket.IO may send. */
public final class SocketTable {
    /** Where rows are added. */
    public static final String PLACE = "infra/contract/src/main/resources/contract/socket.yaml";

    private SocketTable() {}

    /** @param example what is really sent, by tests too */
    public record Row(String event, Rule access, String summary, Object example) {}

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
                Objects.requireNonNull(fields.get("example"), () -> event + " needs an example"));
    }
}
