package dev.guildhall.command.signin;

import dev.guildhall.door.token.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens: the session's id and a secret. The first secret is drawn; each later one follows from the token before
 * and from what only this program knows, so that whoever shows a token twice can be given the same successor twice
 * although it is kept nowhere. Thread-safe.
 */
final class RefreshTokens {
    private static final int SECRET_BYTES = 32;
    private static final String PURPOSE = "refresh";
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final TokenKeys keys;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(TokenKeys keys) {
        this.keys = keys;
    }

    String first(UUID session) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return session + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    String successor(UUID session, String token) {
        return session + "." + keys.proof(PURPOSE, token);
    }

    /** By each secret that is accepted: it may have been replaced between the two times. */
    List<String> successors(UUID session, String token) {
        return keys.proofs(PURPOSE, token).stream()
                .map(secret -> session + "." + secret)
                .toList();
    }

    /** Whose it says it is; empty when it is no refresh token at all. */
    static Optional<UUID> sessionOf(@Nullable String token) {
        Matcher matcher = TOKEN.matcher(token == null ? "" : token);
        try {
            return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is kept of it. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
