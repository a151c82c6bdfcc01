package dev.guildhall.command.dispatch;

import dev.guildhall.command.identity.Ids;
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

    /** Of {@code min} to {@code max} characters; {@code null} when absent, {@code null} or faulty. */
    public @Nullable String text(String name, int min, int max) {
        Object value = body.get(name);
        return value != null && fits(new Kind.Text(min, max, true), "/" + name, value) ? String.valueOf(value) : null;
    }

    /** {@code null} when absent, {@code null} or faulty. */
    public @Nullable Long number(String name, long min, long max) {
        Object value = body.get(name);
        return value != null && fits(new Kind.Whole(min, max), "/" + name, value) ? (Long) value : null;
    }

    /** An id of Discord's; {@code null} when absent, {@code null} or faulty. */
    public @Nullable String id(String name) {
        Object value = body.get(name);
        return value instanceof String text && Ids.isSnowflake(text)
                ? text
                : unless(value == null, name, "must be a Discord id");
    }

    /** An id of Discord's; empty when faulty. */
    public String requiredId(String name) {
        if (body.get(name) == null) {
            fault("/" + name, "must be a Discord id");
        }
        String id = id(name);
        return id == null ? "" : id;
    }

    /** Ids of Discord's, {@code min} to {@code max} of them; {@code null} when absent or {@code null}. */
    public @Nullable List<String> ids(String name, int min, int max) {
        Object value = body.get(name);
        List<String> ids = new ArrayList<>();
        if (value instanceof List<?> list && list.size() >= min && list.size() <= max) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof String text && Ids.isSnowflake(text)) {
                    ids.add(text);
                } else {
                    fault("/" + name + "/" + i, "must be a Discord id");
                }
            }
        } else if (value != null) {
            fault("/" + name, "must have %d to %d Discord ids".formatted(min, max));
        }
        return value == null ? null : ids;
    }

    /** Whether the value is one of that kind; notes the faults where it is not. */
    public boolean fits(Kind kind, String pointer, @Nullable Object value) {
        int before = faults.size();
        kind.check(pointer, value, faults);
        return faults.size() == before;
    }

    private @Nullable String unless(boolean fulfilled, String name, String detail) {
        if (!fulfilled) {
            fault("/" + name, detail);
        }
        return null;
    }

    /** Where {@code null} counts as absent. */
    public void required(String name) {
        if (body.get(name) == null) {
            fault("/" + name, "is required");
        }
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
