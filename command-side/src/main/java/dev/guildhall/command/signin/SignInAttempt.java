package dev.guildhall.command.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser remembers between leaving for Discord and coming back, in a cookie that scripts cannot read.
 *
 * @param state must come back unchanged, or somebody else began this
 * @param verifier proves to Discord that the code was meant for this browser (PKCE, RFC 7636)
 */
record SignInAttempt(String state, String verifier, String redirectUri) {
    static final String COOKIE = "guildhall_signin";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SECRET_BYTES = 32;
    private static final int PARTS = 3;

    static SignInAttempt begin(String redirectUri) {
        return new SignInAttempt(secret(), secret(), redirectUri);
    }

    static Optional<SignInAttempt> read(@Nullable String cookie) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String redirectUri = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            return Optional.of(new SignInAttempt(parts[0], parts[1], redirectUri));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String cookie() {
        return state + "." + verifier + "." + BASE64.encodeToString(redirectUri.getBytes(StandardCharsets.UTF_8));
    }

    boolean began(@Nullable String returnedState) {
        return returnedState != null
                && MessageDigest.isEqual(
                        returnedState.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    /** The verifier's S256 challenge. */
    String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
