package dev.guildhall.door.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed double-submit tokens: a page of ours can read the cookie and repeat it in a header, a foreign page can do
 * neither, and a cookie planted by a neighbouring subdomain lacks the signature for this user. Thread-safe.
 */
public final class CsrfTokens {
    public static final String HEADER = "X-CSRF-Token";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public CsrfTokens(String secret) {
        key = new SecretKeySpec(("csrf:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String issue(String userId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String prefix = BASE64.encodeToString(nonce);
        return prefix + "." + signature(prefix, userId);
    }

    /** Whether {@code header} repeats {@code cookie}, and both are ours for this user. */
    public boolean matches(@Nullable String header, @Nullable String cookie, String userId) {
        if (header == null || cookie == null || !sameBytes(header, cookie)) {
            return false;
        }
        int dot = header.indexOf('.');
        return dot > 0 && sameBytes(header.substring(dot + 1), signature(header.substring(0, dot), userId));
    }

    private String signature(String nonce, String userId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal((nonce + "!" + userId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing from this JDK", e);
        }
    }

    private static boolean sameBytes(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
