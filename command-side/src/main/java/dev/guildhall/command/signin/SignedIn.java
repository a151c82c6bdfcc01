package dev.guildhall.command.signin;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.CsrfTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What somebody holds after signing in.
 *
 * @param csrfToken what writes by cookie must repeat; of no use to others
 * @param expiresIn seconds until {@code token} must be refreshed
 */
record SignedIn(String token, String refreshToken, String csrfToken, long expiresIn, PanelUser user) {
    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }

    /** Makes the tokens and sets the cookies. */
    record Issuer(AccessTokens tokens, CsrfTokens csrf) {
        SignedIn issue(PanelSessions.Opened opened, HttpServletRequest request, HttpServletResponse response) {
            PanelUser user = opened.user();
            SignedIn signedIn = new SignedIn(
                    tokens.issueForUser(user.id(), user.username(), opened.session()),
                    opened.refreshToken(),
                    csrf.issue(user.id()),
                    AccessTokens.USER_LIFETIME.toSeconds(),
                    user);
            SignInCookies.set(signedIn, request, response);
            return signedIn;
        }
    }
}
