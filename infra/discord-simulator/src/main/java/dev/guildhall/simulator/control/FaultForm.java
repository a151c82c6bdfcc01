package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Fault;
import dev.guildhall.simulator.http.Faults;
import dev.guildhall.simulator.http.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is asked for at {@code POST /sim/faults}: a field that means nothing, or that means nothing there, is refused. */
final class FaultForm {
    private static final int DEFAULT_STATUS = 500;
    private static final int MAX_CODE = 1_000_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> CALLS = Set.of("kind", "method", "path", "times", "millis");

    /** What each kind understands. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "drop-gateway", Set.of("kind", "millis"),
            "reconnect", Set.of("kind"),
            "invalid-session", Set.of("kind", "resumable"),
            "zombie", Set.of("kind"),
            "forget-nonces", Set.of("kind"),
            "status", with(CALLS, "status", "code", "global"),
            "accept-then-drop", CALLS,
            "latency", CALLS);

    private final ObjectNode body;
    private final String kind;

    /** @throws Problem if the kind is unknown, or a field does not belong to it */
    FaultForm(ObjectNode body) {
        this.body = body;
        kind = Actors.required(body, "kind");
        Set<String> known = FIELDS.get(kind);
        if (known == null) {
            throw Problem.invalid("'kind' is one of " + String.join(", ", new TreeSet<>(FIELDS.keySet())));
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw Problem.invalid("a fault of kind " + kind + " has no '" + field + "', but only "
                        + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    private static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new TreeSet<>(fields);
        all.addAll(Set.of(more));
        return all;
    }

    String kind() {
        return kind;
    }

    long millis() {
        return number("millis", 0, 0, (int) Faults.MAX_MILLIS);
    }

    int times() {
        return number("times", 1, 1, Faults.MAX_TIMES);
    }

    boolean resumable() {
        return flag("resumable");
    }

    Fault fault(Fault.Kind spoiled) {
        int status = number("status", DEFAULT_STATUS, 400, 599);
        return new Fault(spoiled, method(), path(), status, number("code", 0, 0, MAX_CODE), millis(), flag("global"));
    }

    private @Nullable String method() {
        String method = text("method");
        if (method != null && !METHODS.contains(method)) {
            throw Problem.invalid("'method' is one of " + String.join(", ", new TreeSet<>(METHODS)));
        }
        return method;
    }

    private @Nullable String path() {
        String path = text("path");
        if (path != null && !path.startsWith("/")) {
            throw Problem.invalid("'path' begins with /, such as /channels/*/messages");
        }
        return path;
    }

    private @Nullable String text(String field) {
        JsonNode given = body.path(field);
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isTextual()) {
            throw Problem.invalid("'" + field + "' is a string");
        }
        return given.textValue();
    }

    private int number(String field, int fallback, int least, int most) {
        JsonNode given = body.path(field);
        if (given.isMissingNode() || given.isNull()) {
            return fallback;
        }
        if (!given.canConvertToInt()
                || !given.isIntegralNumber()
                || given.intValue() < least
                || given.intValue() > most) {
            throw Problem.invalid("'" + field + "' is a whole number between " + least + " and " + most);
        }
        return given.intValue();
    }

    private boolean flag(String field) {
        JsonNode given = body.path(field);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw Problem.invalid("'" + field + "' is true or false");
        }
        return given.asBoolean();
    }
}
