package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bad day for the next few calls.
 *
 * @param method null for every method
 * @param path as the log of calls shows it, with or without {@code /api/v10}; a step {@code *} stands for any one; null
 *     for every path
 * @param status what is answered, for {@link Kind#STATUS}
 * @param code Discord's own number for the error, for {@link Kind#STATUS}
 * @param millis delay for {@link Kind#LATENCY}, {@code Retry-After} for a status of 429 or 503
 */
public record Fault(
        Kind kind, @Nullable String method, @Nullable String path, int status, int code, long millis) {

    /** What happens to a call. */
    public enum Kind {
        /** Not carried out, refused with a status. */
        STATUS,
        /** Carried out, but the caller never hears of it. */
        ACCEPT_THEN_DROP,
        /** Carried out at once, answered late. */
        LATENCY
    }

    boolean applies(Request request) {
        return (method == null || method.equalsIgnoreCase(request.method()))
                && (path == null || fits(path, request.path()));
    }

    private static boolean fits(String pattern, String path) {
        List<String> wanted = steps(pattern);
        List<String> actual = steps(path);
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> steps(String path) {
        return List.of(Door.withoutVersion(path).split("/", -1));
    }

    Reply refusal() {
        double seconds = millis / 1000.0;
        ObjectNode body = Json.object();
        if (status == 429) {
            body.put("message", "You are being rate limited.")
                    .put("retry_after", seconds)
                    .put("global", false);
        } else {
            body.put("message", status + ": simulated").put("code", code);
        }
        Reply reply = Reply.json(status, body);
        return status == 429 || status == 503
                ? reply.withHeader("retry-after", Long.toString(Math.ceilDiv(millis, 1000L)))
                : reply;
    }
}
