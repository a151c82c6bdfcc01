package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the few fixed members of a body and gathers all faults before refusing it. For one request on one thread. */
public final class Fields {
    private final Map<String, @Nullable Object> body;
    private final List<Violation> faults = new ArrayList<>();

    public Fields(Map<String, @Nullable Object> body, Set<String> known) {
        this.body = body;
        for (String name : body.keySet()) {
            if (!known.contains(name)) {
                fault("/" + Kind.escape(name), "is not a known field");
            }
        }
    }

    /** Whether it is there as {@code null}, which in a merge patch means: as by default. */
    public boolean resets(String name) {
        return body.containsKey(name) && body.get(name) == null;
    }

    /** A merge patch; empty when absent. */
    public Map<String, @Nullable Object> patch(String name) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        Object value = body.get(name);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> patch.put(String.valueOf(key), member));
        } else if (body.containsKey(name)) {
            fault("/" + name, "must be an object");
        }
        return patch;
    }

    /** {@code null} when absent. */
    public @Nullable Boolean flag(String name) {
        Object value = body.get(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (body.containsKey(name)) {
            fault("/" + name, "must be true or false");
        }
        return null;
    }

    public void require(String name) {
        if (!body.containsKey(name)) {
            fault("/" + name, "is required");
        }
    }

    public void fault(String pointer, String detail) {
        faults.add(new Violation(pointer, detail));
    }

    /** @throws ProblemException 400 when any fault was found */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalid(faults));
        }
    }
}
