package dev.guildhall.door.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String SECRET = "a-secret-of-the-tests-with-enough-bytes-for-every-algorithm-there-is";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

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
            String token = at(NOW).issueForUser("1180000000000000102", "adam");

            assertThat(at(NOW).verify(token)).isEqualTo(new Caller(Caller.Kind.USER, "1180000000000000102", "adam"));
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
                    .issueTime(Date.from(NOW))
                    .expirationTime(Date.from(NOW.plusSeconds(60)));
        }

        private String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
            SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
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
        }

        @Test
        void refusesGarbage() {
            assertRefused("", NOW);
            assertRefused("a.b.c", NOW);
            assertRefused("x".repeat(10_000), NOW);
        }
    }

    @Test
    void needsALongSecret() {
        assertThatThrownBy(() -> new AccessTokens("short", Clock.systemUTC(), TOLERANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GUILDHALL_JWT_SECRET");
    }
}
