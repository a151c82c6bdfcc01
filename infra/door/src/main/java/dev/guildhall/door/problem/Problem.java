package dev.guildhall.door.problem;

import dev.guildhall.events.config.Violation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One refusal, as RFC 9457 describes it.
 *
 * @param errors what is wrong with which part of the input; empty unless input is at fault
 * @param members further members of the body, such as {@code currentVersion}
 * @param retryAfter when asking again makes sense; answered in the {@code Retry-After} header, in whole seconds
 */
public record Problem(
        ProblemType type,
        String detail,
        List<Violation> errors,
        Map<String, @Nullable Object> members,
        @Nullable Duration retryAfter) {
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), null);
    }

    public static Problem invalid(List<Violation> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().pointer() + " " + errors.getFirst().detail()
                : "%d fields are invalid".formatted(errors.size());
        return new Problem(ProblemType.INVALID_INPUT, detail, List.copyOf(errors), Map.of(), null);
    }

    /** PostgreSQL or another part that this request needs is not there; nothing was half done. */
    public static Problem away(String detail, Duration retryAfter) {
        return new Problem(ProblemType.AWAY, detail, List.of(), Map.of(), retryAfter);
    }

    public Problem with(String member, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, errors, more, retryAfter);
    }

    public Problem retryingAfter(Duration delay) {
        return new Problem(type, detail, errors, members, delay);
    }

    /** The body, with the members in a stable order. */
    public Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.put("success", false);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(members);
        return body;
    }
}
