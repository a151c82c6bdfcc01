package dev.guildhall.door.request;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context, of which only the trace id is kept. */
public final class TraceParent {
    public static final String HEADER = "traceparent";

    /** Later versions may have more after the flags; version ff and ids of zeros alone are no ids. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private static final String FIRST_VERSION = "00-";

    private TraceParent() {}

    /** The trace that the header names, or a new one. */
    public static String traceId(@Nullable String header) {
        Matcher parent = FORM.matcher(header == null ? "" : header);
        boolean known = parent.matches()
                && (!parent.group().startsWith(FIRST_VERSION)
                        || parent.end(1) + 20 == parent.group().length());
        return known ? parent.group(1) : newTraceId();
    }

    public static String newTraceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** For a call that belongs to the trace; each call is a span of its own. */
    public static String header(String traceId) {
        long span = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return FIRST_VERSION + traceId + "-" + HexFormat.of().toHexDigits(span) + "-01";
    }
}
