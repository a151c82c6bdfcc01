package dev.guildhall.door.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.door.session.EndedSessions;
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

    private static final String ISSUER = "guildhall";
    private static final String AUDIENCE = "guildhall-api";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    private static final String SESSION = "sid";

    private final TokenKeys keys;
    private final Clock clock;
    private final Duration tolerance;
    private final EndedSessions ended;

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
        Caller.Kind known = Caller.Kind.valueOf(kind);
        return new Caller(known, claims.getSubject(), name, known == Caller.Kind.USER ? session(claims) : null);
    }

    private UUID session(JWTClaimsSet claims) throws InvalidToken, ParseException {
        String named = claims.getStringClaim(SESSION);
        if (named == null) {
            throw new InvalidToken("the token belongs to no session");
        }
        UUID session = UUID.fromString(named);
        if (ended.contains(session)) {
            throw new InvalidToken("the session has ended");
        }
        return session;
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
