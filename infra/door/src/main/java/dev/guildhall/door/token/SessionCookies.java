package dev.guildhall.door.token;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookies of a panel in a browser. */
public final class SessionCookies {
    /** Holds the access token; scripts cannot read it. */
    public static final String SESSION = "guildhall_session";

    /** Holds what {@link CsrfTokens#HEADER} must repeat; scripts must read it. */
    public static final String CSRF = "guildhall_csrf";

    private SessionCookies() {}

    /** @param secure whether the browser came by https */
    public static ResponseCookie session(String accessToken, Duration maxAge, boolean secure) {
        return cookie(SESSION, accessToken, maxAge, secure).httpOnly(true).build();
    }

    public static ResponseCookie csrf(String csrfToken, Duration maxAge, boolean secure) {
        return cookie(CSRF, csrfToken, maxAge, secure).build();
    }

    public static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, Duration maxAge, boolean secure) {
        return ResponseCookie.from(name, value)
                .path("/")
                .sameSite("Lax")
                .maxAge(maxAge)
                .secure(secure);
    }
}
