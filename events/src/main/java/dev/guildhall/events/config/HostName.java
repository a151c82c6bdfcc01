package dev.guildhall.events.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The full name of a host, as in an address: no scheme, no port, no path. Letters beyond ASCII come as {@code xn--}. */
public record HostName() implements Kind {
    /** Longest name in the DNS, in characters. */
    static final int MAX_LENGTH = 253;

    private static final Pattern PATTERN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        if (!(value instanceof String text)
                || text.length() > MAX_LENGTH
                || !PATTERN.matcher(text).matches()) {
            faults.add(new Violation(pointer, "must be a host name such as example.com"));
        }
    }

    /** Names of hosts ignore case. */
    @Override
    public Object identity(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
