package dev.guildhall.door.problem;

import dev.guildhall.events.EventJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Puts a problem into a servlet response; for filters and controllers alike, so that all refusals look the same. */
public final class ProblemWriter {
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemWriter() {}

    /** Does nothing when the response has already begun: the client then sees it cut. */
    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        byte[] body = EventJson.write(problem.body());
        response.setStatus(problem.type().status());
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader("Retry-After", Long.toString(Math.max(1, roundedUpSeconds(retryAfter))));
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static long roundedUpSeconds(Duration delay) {
        return delay.plusNanos(999_999_999).toSeconds();
    }
}
