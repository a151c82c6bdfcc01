package dev.guildhall.simulator.oauth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes and tokens that have been given out, and what they are good for. Confined to the world's thread. */
public final class Grants {
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);
    public static final Duration ACCESS_LIFE = Duration.ofDays(7);

    /** Codes, and tokens of each kind, remembered; the oldest give way. */
    public static final int MAX_KEPT = 10_000;

    private static final int SECRET_BYTES = 24;

    private record Code(Consent consent, Instant expiresAt) {}

    /**
     * A user's standing permission.
     *
     * @param refreshToken belongs to the access token: revoking one revokes the other
     */
    record Grant(String userId, Set<String> scopes, String accessToken, String refreshToken, Instant expiresAt) {}

    private final Map<String, Code> codes = bounded();
    private final Map<String, Grant> byAccess = bounded();
    private final Map<String, Grant> byRefresh = bounded();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Grants(Clock clock) {
        this.clock = clock;
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MAX_KEPT;
            }
        };
    }

    /** A code for the consent, good once. */
    public String code(Consent consent) {
        String code = secret();
        codes.put(code, new Code(consent, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Takes the code out of circulation; empty if it never was in it, was used, or has expired. */
    Optional<Consent> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(kept -> kept.expiresAt().isAfter(clock.instant()))
                .map(Code::consent);
    }

    Grant grant(String userId, Set<String> scopes) {
        Grant grant =
                new Grant(userId, scopes, secret(), secret(), clock.instant().plus(ACCESS_LIFE));
        byAccess.put(grant.accessToken(), grant);
        byRefresh.put(grant.refreshToken(), grant);
        return grant;
    }

    /** A new pair of tokens for the old one, which is good no more. */
    Optional<Grant> refresh(String refreshToken) {
        Grant old = byRefresh.get(refreshToken);
        if (old == null) {
            return Optional.empty();
        }
        revoke(refreshToken);
        return Optional.of(grant(old.userId(), old.scopes()));
    }

    /** Ends the grant that the token, of either kind, belongs to. */
    void revoke(String token) {
        Grant grant = byAccess.getOrDefault(token, byRefresh.get(token));
        if (grant != null) {
            byAccess.remove(grant.accessToken());
            byRefresh.remove(grant.refreshToken());
        }
    }

    Optional<Grant> find(String accessToken) {
        return Optional.ofNullable(byAccess.get(accessToken))
                .filter(grant -> grant.expiresAt().isAfter(clock.instant()));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
