package dev.guildhall.command.signin;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.browser.BrowserProperties;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Askers;
import dev.guildhall.door.token.Caller;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.door.token.SessionCookies;
import dev.guildhall.events.config.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with Discord, staying signed in, and signing out. */
@RestController
@RequestMapping("/api/auth")
public final class SignInRoutes {
    private static final String CALLBACK = "/api/auth/callback";
    private static final String CODE = "code";
    private static final String STATE = "state";
    private static final String REDIRECT_URI = "redirectUri";
    private static final String REFRESH_TOKEN = "refreshToken";

    /** Longer codes, addresses and tokens are nobody's. */
    private static final int MAX_LENGTH = 512;

    private final DiscordOAuth discord;
    private final PanelSessions sessions;
    private final SignedIn.Issuer issuer;
    private final CsrfTokens csrf;
    private final BrowserProperties browser;
    private final Operators operators;

    SignInRoutes(
            DiscordOAuth discord,
            PanelSessions sessions,
            SignedIn.Issuer issuer,
            CsrfTokens csrf,
            BrowserProperties browser,
            Operators operators) {
        this.discord = discord;
        this.sessions = sessions;
        this.issuer = issuer;
        this.csrf = csrf;
        this.browser = browser;
        this.operators = operators;
    }

    @GetMapping("/login")
    ResponseEntity<Void> login(
            @RequestParam(required = false) @Nullable String redirectUri,
            HttpServletRequest request,
            HttpServletResponse response) {
        String ownCallback = Origins.of(request) + CALLBACK;
        if (redirectUri != null && (redirectUri.length() > MAX_LENGTH || leadsAway(redirectUri, request))) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "redirectUri must lead to the panel or to this address");
        }
        SignInAttempt attempt = SignInAttempt.begin(redirectUri == null ? ownCallback : redirectUri);
        URI authorize = discord.authorizeUrl(attempt);
        SignInCookies.remember(attempt, request, response);
        return ResponseEntity.status(302).location(authorize).build();
    }

    /** For browsers that signed in without a panel of their own: sets the cookies and leads on to the panel. */
    @GetMapping("/callback")
    ResponseEntity<Void> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SignInAttempt> attempt = SignInCookies.take(request, response);
        if (code == null || attempt.isEmpty() || !attempt.get().began(state)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "This sign-in was cancelled, or not begun in this browser");
        }
        signIn(code, attempt.get().redirectUri(), attempt.get().verifier(), request, response);
        String panelUrl = browser.panelUrl();
        String panel = panelUrl == null || panelUrl.isBlank() ? "/" : panelUrl;
        return ResponseEntity.status(302).location(URI.create(panel)).build();
    }

    @PostMapping(path = "/discord", consumes = "application/json")
    Answer<SignedIn> discord(
            @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = new Fields(body, Set.of(CODE, STATE, REDIRECT_URI));
        fields.require(CODE);
        String code = text(fields, body, CODE);
        String state = text(fields, body, STATE);
        String redirectUri = text(fields, body, REDIRECT_URI);
        if (redirectUri != null && leadsAway(redirectUri, request)) {
            fields.fault("/" + REDIRECT_URI, "must lead to the panel or to this address");
        }
        fields.check();
        Optional<SignInAttempt> attempt = SignInCookies.take(request, response);
        if (state != null && attempt.isPresent() && !attempt.get().began(state)) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Violation("/" + STATE, "is not what this browser began with"))));
        }
        String begunWith = attempt.map(SignInAttempt::redirectUri).orElse(Origins.of(request) + CALLBACK);
        return Answer.of(signIn(
                code == null ? "" : code,
                redirectUri == null ? begunWith : redirectUri,
                attempt.map(SignInAttempt::verifier).orElse(null),
                request,
                response));
    }

    @PostMapping("/refresh")
    Answer<SignedIn> refresh(
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            HttpServletRequest request,
            HttpServletResponse response) {
        PanelSessions.Opened refreshed = refreshToken(body, request)
                .flatMap(sessions::refresh)
                .orElseThrow(() -> {
                    SignInCookies.forget(request, response);
                    return new ProblemException(
                            ProblemType.UNAUTHENTICATED, "The refresh token is not, or no longer, good");
                });
        return Answer.of(issuer.issue(refreshed, request, response));
    }

    /**
     * Ends the session of the access token, that of the refresh token, or both; one that is known suffices, so that
     * somebody whose access token has expired can leave as well.
     */
    @PostMapping("/logout")
    Answer<Map<String, Object>> logout(
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> token = refreshToken(body, request);
        if (token.isEmpty()) {
            Askers.caller(request);
        }
        token.ifPresent(sessions::end);
        Askers.known().map(Caller::session).ifPresent(sessions::end);
        SignInCookies.forget(request, response);
        return Answer.of(Map.of());
    }

    @GetMapping("/me")
    Answer<OwnAccount> me(Caller caller) {
        PanelUser user = sessions.latest(caller.id()).orElseGet(() -> new PanelUser(caller.id(), caller.name(), null));
        return Answer.of(new OwnAccount(user.id(), user.username(), user.avatar(), operators.include(caller)));
    }

    private SignedIn signIn(
            String code,
            String redirectUri,
            @Nullable String verifier,
            HttpServletRequest request,
            HttpServletResponse response) {
        PanelUser user = discord.whoIs(code, redirectUri, verifier);
        return issuer.issue(sessions.open(user, request.getHeader(HttpHeaders.USER_AGENT)), request, response);
    }

    private boolean leadsAway(String redirectUri, HttpServletRequest request) {
        return !Origins.isOurs(redirectUri, request, browser.origins());
    }

    /** From the body; else from the cookie, where a page of ours has to show that it asked the browser to send it. */
    private Optional<String> refreshToken(@Nullable Map<String, @Nullable Object> body, HttpServletRequest request) {
        if (body == null || !body.containsKey(REFRESH_TOKEN)) {
            Optional<String> cookie = SessionCookies.read(request, SignInCookies.REFRESH);
            boolean foreign = cookie.flatMap(sessions::owner)
                    .filter(userId -> !csrf.repeated(request, userId))
                    .isPresent();
            if (foreign) {
                throw new ProblemException(ProblemType.CROSS_SITE, ProblemType.CROSS_SITE.remedy());
            }
            return cookie;
        }
        Fields fields = new Fields(body, Set.of(REFRESH_TOKEN));
        String token = text(fields, body, REFRESH_TOKEN);
        fields.check();
        return Optional.ofNullable(token);
    }

    private static @Nullable String text(Fields fields, Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= MAX_LENGTH) {
            return text;
        }
        fields.fault("/" + name, "must be a string of 1 to %d characters".formatted(MAX_LENGTH));
        return null;
    }
}
