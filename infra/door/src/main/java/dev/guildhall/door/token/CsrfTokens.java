package dev.guildhall.door.token;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signed double-submit tokens: a page of ours can read the cookie and repeat it in a header, a foreign page can do
 * neither, and a cookie planted by a neighbouring subdomain lacks the signature for this user. Thread-safe.
 */
public final class CsrfTokens {
    public static final String HEADER = "X-CSRF-Token";

    private static final String PURPOSE = "csrf";
    private static final int NONCE_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TokenKeys keys;
    private final SecureRandom random = new SecureRandom();

    public CsrfTokens(TokenKeys keys) {
        this.keys = keys;
    }

    public String issue(String userId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String prefix = BASE64.encodeToString(nonce);
        return prefix + "." + keys.proof(PURPOSE, prefix + "!" + userId);
    }

    /** Whether the request repeats the cookie that this user was given. */
    public boolean repeated(HttpServletRequest request, String userId) {
        return matches(
                request.getHeader(HEADER),
                SessionCookies.read(request, SessionCookies.CSRF).orElse(null),
                userId);
    }

    /** Whether {@code header} repeats {@code cookie}, and both are ours for this user. */
    public boolean matches(@Nullable String header, @Nullable String cookie, String userId) {
        if (header == null || cookie == null || !sameBytes(header, cookie)) {
            return false;
        }
        int dot = header.indexOf('.');
        return dot > 0
                && keys.proofs(PURPOSE, header.substring(0, dot) + "!" + userId).stream()
                        .anyMatch(proof -> sameBytes(header.substring(dot + 1), proof));
    }

    private static boolean sameBytes(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
