package dev.guildhall.command.signin;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies that come and go with signing in and out. */
final class SignInCookies {
    /** Holds the refresh token, for these routes only; scripts cannot read it. */
    static final String REFRESH = "guildhall_refresh";

    private static final String PATH = "/api/auth";
    private static final Duration ATTEMPT_LIFETIME = Duration.ofMinutes(10);

    private SignInCookies() {}

    static void remember(SignInAttempt attempt, HttpServletRequest request, HttpServletResponse response) {
        add(response, own(SignInAttempt.COOKIE, attempt.cookie(), ATTEMPT_LIFETIME, request, "Lax"));
    }

    /** The attempt that this browser began, which is used up by that. */
    static Optional<SignInAttempt> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie = SessionCookies.read(request, SignInAttempt.COOKIE);
        if (cookie.isPresent()) {
            add(response, own(SignInAttempt.COOKIE, "", Duration.ZERO, request, "Lax"));
        }
        return cookie.flatMap(SignInAttempt::read);
    }

    static void set(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        boolean secure = request.isSecure();
        add(response, SessionCookies.session(signedIn.token(), AccessTokens.USER_LIFETIME, secure));
        add(response, SessionCookies.csrf(signedIn.csrfToken(), PanelSessions.LIFETIME, secure));
        add(response, own(REFRESH, signedIn.refreshToken(), PanelSessions.LIFETIME, request, "Strict"));
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = request.isSecure();
        add(response, SessionCookies.session("", Duration.ZERO, secure));
        add(response, SessionCookies.csrf("", Duration.ZERO, secure));
        add(response, own(REFRESH, "", Duration.ZERO, request, "Strict"));
    }

    private static ResponseCookie own(
            String name, String value, Duration maxAge, HttpServletRequest request, String sameSite) {
        return ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite(sameSite)
                .maxAge(maxAge)
                .secure(request.isSecure())
                .build();
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
