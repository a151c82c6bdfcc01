package dev.guildhall.door.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises the caller by bearer token or session cookie. A bad token leaves the request anonymous, so that signing in
 * again works with an expired cookie; routes that need somebody then say why there is nobody.
 */
public final class TokenFilter extends OncePerRequestFilter {
    private static final String WHY_NOBODY = TokenFilter.class.getName() + ".whyNobody";
    private static final String BEARER = "Bearer ";
    private static final String BY_COOKIE = TokenFilter.class.getName() + ".byCookie";

    private final AccessTokens tokens;
    private final Clock clock;

    /** @param clock the one by which tokens are judged */
    public TokenFilter(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean byHeader = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        Optional<String> token = byHeader
                ? Optional.of(header.substring(BEARER.length()).strip())
                : SessionCookies.read(request, SessionCookies.SESSION);
        Optional<Caller> caller = token.flatMap(t -> verify(t, request, response));
        request.setAttribute(BY_COOKIE, !byHeader);
        caller.ifPresent(c -> SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(c)));
        chain.doFilter(request, response);
    }

    /** Whether the caller is recognised by a cookie, which browsers send whichever page asks them to. */
    public static boolean byCookie(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(BY_COOKIE));
    }

    /** Why the request is anonymous, in words for the one who made it. */
    static String whyNobody(HttpServletRequest request) {
        return request.getAttribute(WHY_NOBODY) instanceof String why ? why : "an access token is needed";
    }

    private Optional<Caller> verify(String token, HttpServletRequest request, HttpServletResponse response) {
        try {
            return Optional.of(tokens.verify(token));
        } catch (InvalidToken e) {
            request.setAttribute(WHY_NOBODY, e.getMessage());
            // Another side whose clock is wrong sets it by this; the machine's own clock may be just as wrong.
            response.setDateHeader(HttpHeaders.DATE, clock.millis());
            return Optional.empty();
        }
    }
}
