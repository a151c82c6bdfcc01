package dev.guildhall.door.browser;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to trust an answer with as little as possible. Before all that could refuse a request, so that refusals
 * carry the headers too.
 */
public final class SecurityHeaderFilter extends OncePerRequestFilter {
    /** Data is not to be shown, framed or run by any page. */
    public static final String DATA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For pages of our own, which style themselves and connect to the socket on another port. */
    public static final String PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: https://cdn.discordapp.com; connect-src 'self' http: https: ws: wss:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** A year, in seconds. */
    private static final String TRANSPORT_POLICY = "max-age=31536000";

    private static final Set<String> ONCE = Set.of(
            "content-security-policy", "cache-control", "referrer-policy", "x-frame-options", "x-content-type-options");

    private static final List<String> DATA = List.of("/api/", "/internal/", "/actuator", "/v3/api-docs");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean data = DATA.stream().anyMatch(request.getRequestURI()::startsWith);
        guard(response, data);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TRANSPORT_POLICY);
        }
        chain.doFilter(request, new Guarded(response));
    }

    /** A route that knows better says so once, and not in addition: of two policies a browser keeps both. */
    private static final class Guarded extends HttpServletResponseWrapper {
        Guarded(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (ONCE.contains(name.toLowerCase(Locale.ROOT))) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }

    /** @param data whether it is for programs rather than a page */
    static void guard(HttpServletResponse response, boolean data) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", data ? DATA_POLICY : PAGE_POLICY);
        if (data) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
