package dev.guildhall.door.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What ties together everything that one request causes: events, log lines, calls to other sides. Controllers take it as
 * an argument.
 *
 * @param traceId W3C trace id (32 hexadecimal digits)
 */
public record Correlation(String correlationId, String traceId) {
    public static final String HEADER = "X-Correlation-Id";
    public static final int MAX_LENGTH = 64;

    static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_LENGTH + "}");

    /** Of a request that passed {@link CorrelationFilter}; a fresh one otherwise. */
    public static Correlation of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Correlation known ? known : read(request);
    }

    static Correlation read(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        return new Correlation(id, TraceParent.traceId(request.getHeader(TraceParent.HEADER)));
    }
}
