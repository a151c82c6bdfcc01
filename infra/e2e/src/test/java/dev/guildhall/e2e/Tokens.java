package dev.guildhall.e2e;

import dev.guildhall.door.token.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Tokens that nobody got from the program. */
public final class Tokens {
    /** Shared by the sides under test; only they and these tests know it. */
    static final String SECRET = "only-for-the-tests-of-this-machine-0123456789";

    private static final Duration EXACTLY = Duration.ZERO;

    private Tokens() {}

    /** Right in all but the key. */
    static String forged(String userId) {
        return new AccessTokens("another-secret-that-nobody-has-agreed-to-9876", Clock.systemUTC(), EXACTLY)
                .issueForUser(userId, "adam");
    }

    /** Issued two hours ago. */
    static String expired(String userId) {
        return new AccessTokens(SECRET, Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)), EXACTLY)
                .issueForUser(userId, "adam");
    }

    /** A valid one's claims, under a header that says that no signature is needed. */
    static String unsigned(String userId) {
        String valid = valid(userId);
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + valid.substring(valid.indexOf('.'), valid.lastIndexOf('.') + 1);
    }

    /** As if that user had logged in. */
    public static String valid(String userId) {
        return new AccessTokens(SECRET, Clock.systemUTC(), EXACTLY).issueForUser(userId, "owner");
    }

    /** What a side would show to another one. */
    public static String service() {
        return new AccessTokens(SECRET, Clock.systemUTC(), EXACTLY).issueForService("bot-adapter");
    }
}
