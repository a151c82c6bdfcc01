package dev.guildhall.door.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Issues and verifies access tokens: JWTs signed with HS256 by one secret that all sides share. A token without the
 * right algorithm, issuer, audience, kind, subject, time of issue and expiry is refused, whatever else it says. Thread-safe.
 */
public final class AccessTokens {
    /** How long a token of a user opens the door. */
    public static final Duration USER_LIFETIME = Duration.ofMinutes(15);

    /** A side signs each of its own tokens anew, so they may be short. */
    public static final Duration SERVICE_LIFETIME = Duration.ofMinutes(5);

    /** HS256 is as strong as its key: at least as many bytes as the hash has (RFC 7518, section 3.2). */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String ISSUER = "guildhall";
    private static final String AUDIENCE = "guildhall-api";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    private final byte[] secret;
    private final Clock clock;
    private final Duration tolerance;

    /**
     * @param tolerance how far the clocks of two sides may be apart before a fresh token is refused
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_SECRET_BYTES}
     */
    public AccessTokens(String secret, Clock clock, Duration tolerance) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "GUILDHALL_JWT_SECRET must have at least %d bytes".formatted(MIN_SECRET_BYTES));
        }
        this.clock = clock;
        this.tolerance = tolerance;
    }

    public String issueForUser(String userId, String name) {
        return issue(Caller.Kind.USER, userId, name, USER_LIFETIME);
    }

    /** For one side calling another. */
    public String issueForService(String component) {
        return issue(Caller.Kind.SERVICE, component, component, SERVICE_LIFETIME);
    }

    /** @throws InvalidToken when the token is malformed, unsigned, forged, for somebody else, or expired */
    public Caller verify(String token) throws InvalidToken {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(new MACVerifier(secret))) {
                throw new InvalidToken("the signature does not match");
            }
            return caller(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new InvalidToken("the token cannot be read");
        }
    }

    private Caller caller(JWTClaimsSet claims) throws InvalidToken, ParseException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        if (!ISSUER.equals(claims.getIssuer()) || !claims.getAudience().contains(AUDIENCE)) {
            throw new InvalidToken("the token was made for something else");
        }
        if (expiry == null || !now.isBefore(expiry.toInstant().plus(tolerance))) {
            throw new InvalidToken("the token has expired");
        }
        if (issued == null || now.plus(tolerance).isBefore(issued.toInstant())) {
            throw new InvalidToken("the token is from the future: are the clocks right?");
        }
        String kind = claims.getStringClaim(KIND);
        String name = claims.getStringClaim(NAME);
        if (kind == null || name == null || claims.getSubject() == null) {
            throw new InvalidToken("the token names nobody");
        }
        return new Caller(Caller.Kind.valueOf(kind), claims.getSubject(), name);
    }

    private String issue(Caller.Kind kind, String id, String name, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(id)
                .claim(KIND, kind.name())
                .claim(NAME, name)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is missing from this JDK", e);
        }
        return jwt.serialize();
    }
}
