package dev.guildhall.door.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.door.session.EndedSessions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final String SECRET = "a-secret-of-the-tests-with-enough-bytes-for-every-algorithm-there-is";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID SESSION = UUID.fromString("6f1d7c52-6a6e-4c0e-9a55-0d1f6e2b7a10");
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final String KEY_ID =
            TokenKeys.of(SECRET, List.of()).signing().id();

    private static AccessTokens at(Instant instant) {
        return new AccessTokens(SECRET, Clock.fixed(instant, ZoneOffset.UTC), TOLERANCE);
    }

    private static void assertRefused(String token, Instant when) {
        assertThatThrownBy(() -> at(when).verify(token))
                .isInstanceOf(InvalidToken.class)
                .hasMessageNotContaining(token.isEmpty() ? "\0" : token);
    }

    @Nested
    class WhenIssued {
        @Test
        void namesTheUserAndNobodyElse() throws InvalidToken {
            String token = at(NOW).issueForUser("1180000000000000102", "adam", SESSION);

            assertThat(at(NOW).verify(token))
                    .isEqualTo(new Caller(Caller.Kind.USER, "1180000000000000102", "adam", SESSION));
        }

        @Test
        void tellsServicesFromUsers() throws InvalidToken {
            assertThat(at(NOW).verify(at(NOW).issueForService("bot-adapter")).isService())
                    .isTrue();
        }

        @Test
        void lastsForItsLifetimeAndTheTolerance() throws InvalidToken {
            String token = at(NOW).issueForUser("1", "adam");
            Instant end = NOW.plus(AccessTokens.USER_LIFETIME).plus(TOLERANCE);

            assertThat(at(end.minusSeconds(1)).verify(token).id()).isEqualTo("1");
            assertRefused(token, end);
        }

        @Test
        void isNotFromTheFuture() throws InvalidToken {
            String token = at(NOW).issueForUser("1", "adam");

            assertThat(at(NOW.minus(TOLERANCE)).verify(token).id()).isEqualTo("1");
            assertRefused(token, NOW.minus(TOLERANCE).minusSeconds(1));
        }
    }

    @Nested
    class WhenMadeByOthers {
        private JWTClaimsSet.Builder claims() {
            return new JWTClaimsSet.Builder()
                    .issuer("guildhall")
                    .audience("guildhall-api")
                    .subject("1")
                    .claim("kind", "USER")
                    .claim("name", "adam")
                    .claim("sid", SESSION.toString())
                    .issueTime(Date.from(NOW))
                    .expirationTime(Date.from(NOW.plusSeconds(60)));
        }

        private String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
            return signed(algorithm, KEY_ID, claims);
        }

        private String signed(JWSAlgorithm algorithm, @Nullable String keyId, JWTClaimsSet claims)
                throws JOSEException {
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        }

        @Test
        void acceptsTheSameClaimsOnly() throws JOSEException, InvalidToken {
            assertThat(at(NOW).verify(signed(JWSAlgorithm.HS256, claims().build()))
                            .name())
                    .isEqualTo("adam");
            assertRefused(signed(JWSAlgorithm.HS512, claims().build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().issuer("other").build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().audience("other").build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().subject(null).build()), NOW);
            assertRefused(
                    signed(JWSAlgorithm.HS256, claims().claim("kind", "ROOT").build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().claim("name", 7).build()), NOW);
            assertRefused(
                    signed(JWSAlgorithm.HS256, claims().expirationTime(null).build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().issueTime(null).build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, claims().claim("sid", null).build()), NOW);
            assertRefused(
                    signed(JWSAlgorithm.HS256, claims().claim("sid", "no uuid").build()), NOW);
        }

        @Test
        void refusesAKeyThatIsNotKnown() throws JOSEException {
            assertRefused(signed(JWSAlgorithm.HS256, "unknown", claims().build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, null, claims().build()), NOW);
            assertRefused(signed(JWSAlgorithm.HS256, "", claims().build()), NOW);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "HS384", "HS512", "RS256", "ES256", "EdDSA", "hs256", ""})
        void takesTheAlgorithmFromNobody(String algorithm) throws JOSEException {
            String good = signed(JWSAlgorithm.HS256, claims().build());
            String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + KEY_ID + "\"}";
            String rest = good.substring(good.indexOf('.'));
            String encoded =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

            assertRefused(encoded + rest, NOW);
            assertRefused(encoded + rest.substring(0, rest.lastIndexOf('.') + 1), NOW);
        }

        @Test
        void refusesGarbage() {
            assertRefused("", NOW);
            assertRefused("a.b.c", NOW);
            assertRefused("x".repeat(10_000), NOW);
        }
    }

    @Nested
    class WhenTheSecretIsReplaced {
        private static final String NEXT = "the-next-secret-of-the-tests-which-is-long-enough-too";

        private static AccessTokens with(Instant instant, String signing, String... accepted) {
            return new AccessTokens(
                    TokenKeys.of(signing, List.of(accepted)),
                    Clock.fixed(instant, ZoneOffset.UTC),
                    TOLERANCE,
                    new EndedSessions());
        }

        @Test
        void acceptsWhatTheOneBeforeSignedUntilItExpires() throws InvalidToken {
            String old = at(NOW).issueForUser("1", "adam");
            Instant end = NOW.plus(AccessTokens.USER_LIFETIME).plus(TOLERANCE);

            assertThat(with(end.minusSeconds(1), NEXT, SECRET).verify(old).id()).isEqualTo("1");
            assertThatThrownBy(() -> with(end, NEXT, SECRET).verify(old)).isInstanceOf(InvalidToken.class);
        }

        @Test
        void signsWithTheFirstOnly() throws InvalidToken {
            String fresh = with(NOW, NEXT, SECRET).issueForUser("1", "adam");

            assertThat(with(NOW, NEXT).verify(fresh).id()).isEqualTo("1");
            assertRefused(fresh, NOW);
        }

        @Test
        void refusesWhatTheOneBeforeSignedOnceItIsNoLongerAccepted() {
            String old = at(NOW).issueForUser("1", "adam");

            assertThatThrownBy(() -> with(NOW, NEXT).verify(old))
                    .isInstanceOf(InvalidToken.class)
                    .hasMessageContaining("key");
        }

        @Test
        void letsSidesAgreeWhileNotAllSignWithTheNextYet() throws InvalidToken {
            AccessTokens behind = with(NOW, SECRET, NEXT);
            AccessTokens ahead = with(NOW, NEXT, SECRET);

            assertThat(behind.verify(ahead.issueForService("bot-adapter")).isService())
                    .isTrue();
            assertThat(ahead.verify(behind.issueForService("bot-adapter")).isService())
                    .isTrue();
        }

        @Test
        void keepsCsrfTokensGood() {
            String old = new CsrfTokens(TokenKeys.of(SECRET, List.of())).issue("1");

            assertThat(new CsrfTokens(TokenKeys.of(NEXT, List.of(SECRET))).matches(old, old, "1"))
                    .isTrue();
            assertThat(new CsrfTokens(TokenKeys.of(NEXT, List.of())).matches(old, old, "1"))
                    .isFalse();
        }

        @Test
        void boundsHowManyAreAccepted() {
            List<String> many = IntStream.rangeClosed(1, TokenKeys.MAX_KEYS)
                    .mapToObj(i -> "one-of-the-many-secrets-that-are-long-enough-" + i)
                    .toList();

            assertThatThrownBy(() -> TokenKeys.of(SECRET, many))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 8")
                    .hasMessageNotContaining("one-of-the-many");
        }
    }

    @Nested
    class WhenTheSessionEnds {
        @Test
        void refusesItsTokensAndNoOthers() throws InvalidToken {
            EndedSessions ended = new EndedSessions();
            AccessTokens tokens = new AccessTokens(
                    TokenKeys.of(SECRET, List.of()), Clock.fixed(NOW, ZoneOffset.UTC), TOLERANCE, ended);
            String token = tokens.issueForUser("1", "adam", SESSION);
            String other = tokens.issueForUser("1", "adam", UUID.randomUUID());

            ended.add(SESSION, EndedSessions.MEMORY);

            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOf(InvalidToken.class)
                    .hasMessageContaining("session has ended");
            assertThat(tokens.verify(other).id()).isEqualTo("1");
        }

        @Test
        void refusesWhatItAcceptedBefore() throws InvalidToken {
            EndedSessions ended = new EndedSessions();
            AccessTokens tokens = new AccessTokens(
                    TokenKeys.of(SECRET, List.of()), Clock.fixed(NOW, ZoneOffset.UTC), TOLERANCE, ended);
            String token = tokens.issueForUser("1", "adam", SESSION);
            assertThat(tokens.verify(token).id()).isEqualTo("1");

            ended.add(SESSION, EndedSessions.MEMORY);

            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOf(InvalidToken.class)
                    .hasMessageContaining("session has ended");
        }
    }

    @Nested
    class WhenTimePasses {
        @Test
        void refusesWhatItAcceptedBefore() throws InvalidToken {
            AtomicReference<Instant> now = new AtomicReference<>(NOW);
            InstantSource source = now::get;
            AccessTokens tokens = new AccessTokens(SECRET, source.withZone(ZoneOffset.UTC), TOLERANCE);
            String token = tokens.issueForUser("1", "adam", SESSION);
            assertThat(tokens.verify(token).id()).isEqualTo("1");

            now.set(NOW.plus(AccessTokens.USER_LIFETIME).plus(TOLERANCE));

            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOf(InvalidToken.class)
                    .hasMessageContaining("expired");
        }
    }

    @Test
    void needsALongSecret() {
        assertThatThrownBy(() -> new AccessTokens("short", Clock.systemUTC(), TOLERANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GUILDHALL_JWT_SECRET");
    }
}
