package dev.guildhall.door.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.door.session.EndedSessions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies access tokens: JWTs signed with HS256 by a secret that all sides share. A token without the right
 * algorithm, key id, issuer, audience, kind, subject, time of issue and expiry is refused, whatever else it says; so is a
 * user's whose session has ended. Thread-safe.
 */
public final class AccessTokens {
    /** How long a token of a user opens the door. */
    public static final Duration USER_LIFETIME = Duration.ofMinutes(15);

    /** A side signs each of its own tokens anew, so they may be short. */
    public static final Duration SERVICE_LIFETIME = Duration.ofMinutes(5);

    /** How many tokens are remembered as sound; of others the signature is verified again. */
    private static final int MAX_KEPT = 10_000;

    private static final String ISSUER = "guildhall";
    private static final String AUDIENCE = "guildhall-api";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    private static final String SESSION = "sid";

    private final TokenKeys keys;
    private final Clock clock;
    private final Duration tolerance;
    private final EndedSessions ended;

    /** Signature and claims of a token stay what they are, and reading them costs more than most requests do. */
    private final Cache<ByteBuffer, Good> verified = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT)
            .expireAfterAccess(USER_LIFETIME)
            .build();

    private record Good(Caller caller, Instant issued, Instant expiry) {}

    /**
     * @param tolerance how far the clocks of two sides may be apart before a fresh token is refused
     * @param ended whose tokens are refused although they have not expired
     */
    public AccessTokens(TokenKeys keys, Clock clock, Duration tolerance, EndedSessions ended) {
        this.keys = keys;
        this.clock = clock;
        this.tolerance = tolerance;
        this.ended = ended;
    }

    /**
     * With one secret, and ignorant of sessions that end.
     *
     * @throws IllegalArgumentException when the secret is shorter than {@link TokenKeys#MIN_SECRET_BYTES}
     */
    public AccessTokens(String secret, Clock clock, Duration tolerance) {
        this(TokenKeys.of(secret, List.of()), clock, tolerance, new EndedSessions());
    }

    /** @param session with which the token ends */
    public String issueForUser(String userId, String name, UUID session) {
        return issue(Caller.Kind.USER, userId, name, session, USER_LIFETIME);
    }

    /** In a session of its own, which nobody can end. */
    public String issueForUser(String userId, String name) {
        return issueForUser(userId, name, UUID.randomUUID());
    }

    /** For one side calling another. */
    public String issueForService(String component) {
        return issue(Caller.Kind.SERVICE, component, component, null, SERVICE_LIFETIME);
    }

    /** @throws InvalidToken when the token is malformed, unsigned, forged, for somebody else, expired, or its session ended */
    public Caller verify(String token) throws InvalidToken {
        ByteBuffer fingerprint = fingerprint(token);
        Good known = verified.getIfPresent(fingerprint);
        Good good = known == null ? readAndVerify(token) : known;
        requireGoodNow(good);
        if (known == null) {
            verified.put(fingerprint, good);
        }
        return good.caller();
    }

    /** Tokens themselves are not kept. */
    private static ByteBuffer fingerprint(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }

    private Good readAndVerify(String token) throws InvalidToken {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
                throw new InvalidToken("the signature does not match");
            }
            String keyId = jwt.getHeader().getKeyID();
            TokenKeys.Key key = keys.find(keyId == null ? "" : keyId)
                    .orElseThrow(() -> new InvalidToken("the signature is by a key that is not known"));
            if (!jwt.verify(key.verifier())) {
                throw new InvalidToken("the signature does not match");
            }
            return good(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new InvalidToken("the token cannot be read");
        }
    }

    private static Good good(JWTClaimsSet claims) throws InvalidToken, ParseException {
        Date expiry = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        if (!ISSUER.equals(claims.getIssuer()) || !claims.getAudience().contains(AUDIENCE)) {
            throw new InvalidToken("the token was made for something else");
        }
        if (expiry == null) {
            throw new InvalidToken("the token has expired");
        }
        if (issued == null) {
            throw new InvalidToken("the token is from the future: are the clocks right?");
        }
        String kind = claims.getStringClaim(KIND);
        String name = claims.getStringClaim(NAME);
        if (kind == null || name == null || claims.getSubject() == null) {
            throw new InvalidToken("the token names nobody");
        }
        Caller.Kind known = Caller.Kind.valueOf(kind);
        UUID session = known == Caller.Kind.USER ? session(claims) : null;
        return new Good(new Caller(known, claims.getSubject(), name, session), issued.toInstant(), expiry.toInstant());
    }

    private static UUID session(JWTClaimsSet claims) throws InvalidToken, ParseException {
        String named = claims.getStringClaim(SESSION);
        if (named == null) {
            throw new InvalidToken("the token belongs to no session");
        }
        return UUID.fromString(named);
    }

    /** What may change from one request to the next. */
    private void requireGoodNow(Good token) throws InvalidToken {
        Instant now = clock.instant();
        if (!now.isBefore(token.expiry().plus(tolerance))) {
            throw new InvalidToken("the token has expired");
        }
        if (now.plus(tolerance).isBefore(token.issued())) {
            throw new InvalidToken("the token is from the future: are the clocks right?");
        }
        UUID session = token.caller().session();
        if (session != null && ended.contains(session)) {
            throw new InvalidToken("the session has ended");
        }
    }

    private String issue(Caller.Kind kind, String id, String name, @Nullable UUID session, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(id)
                .claim(KIND, kind.name())
                .claim(NAME, name)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
        if (session != null) {
            claims.claim(SESSION, session.toString());
        }
        TokenKeys.Key key = keys.signing();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims.build());
        try {
            jwt.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is missing from this JDK", e);
        }
        return jwt.serialize();
    }
}
