package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * @param global whether a status of 429 is for all routes at once
 */
public record Fault(
        Kind kind, @Nullable String method, @Nullable String path, int status, int code, long millis, boolean global) {

    private static final int RATE_LIMITED = 429;
    private static final int UNAVAILABLE = 503;

    /** Calls that the made-up bucket has room for. */
    private static final int BUCKET_SIZE = 5;

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

    Reply refusal(Instant now) {
        if (status == RATE_LIMITED) {
            return rateLimit(now);
        }
        String message = ErrorCode.message(code)
                .orElse(status + ": " + HttpResponseStatus.valueOf(status).reasonPhrase());
        Reply reply = Reply.json(status, Json.object().put("message", message).put("code", code));
        return status == UNAVAILABLE ? reply.withHeader("retry-after", wholeSeconds()) : reply;
    }

    /** As Discord's documentation has it: the body in seconds with a fraction, {@code Retry-After} in whole ones. */
    private Reply rateLimit(Instant now) {
        double seconds = millis / 1000.0;
        ObjectNode body = Json.object()
                .put("message", "You are being rate limited.")
                .put("code", 0)
                .put("retry_after", seconds)
                .put("global", global);
        Reply reply = Reply.json(status, body)
                .withHeader("retry-after", wholeSeconds())
                .withHeader("x-ratelimit-scope", global ? "global" : "user");
        if (global) {
            return reply.withHeader("x-ratelimit-global", "true");
        }
        double reset = (now.toEpochMilli() + millis) / 1000.0;
        return reply.withHeader("x-ratelimit-limit", Integer.toString(BUCKET_SIZE))
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader("x-ratelimit-reset", "%.3f".formatted(reset))
                .withHeader("x-ratelimit-reset-after", "%.3f".formatted(seconds))
                .withHeader("x-ratelimit-bucket", "simulated");
    }

    private String wholeSeconds() {
        return Long.toString(Math.ceilDiv(millis, 1000L));
    }

    /** As the control API names it, without what is not set. */
    ObjectNode toJson() {
        ObjectNode json =
                Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (method != null) {
            json.put("method", method);
        }
        if (path != null) {
            json.put("path", path);
        }
        if (kind == Kind.STATUS) {
            json.put("status", status).put("code", code);
        }
        return json.put("millis", millis);
    }
}
