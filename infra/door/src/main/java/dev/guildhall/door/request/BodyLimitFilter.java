package dev.guildhall.door.request;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over {@link #MAX_BODY_BYTES}, by their announced length or, when none was announced, while reading; and
 * those whose type is a range of types, on which the platform fails in many places.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {
    public static final int MAX_BODY_BYTES = 256 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            ProblemWriter.write(tooLarge(), response);
        } else if (isRange(request.getContentType())) {
            ProblemWriter.write(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.UNSUPPORTED_MEDIA_TYPE.remedy()),
                    response);
        } else {
            chain.doFilter(new BoundedRequest(request, MAX_BODY_BYTES), response);
        }
    }

    private static boolean isRange(@Nullable String mediaType) {
        return mediaType != null && mediaType.indexOf('*') >= 0;
    }

    static Problem tooLarge() {
        return Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "A body may have at most %d bytes".formatted(MAX_BODY_BYTES));
    }
}
