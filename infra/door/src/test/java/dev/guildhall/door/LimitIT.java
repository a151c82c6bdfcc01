package dev.guildhall.door;

import static dev.guildhall.door.KnockingSide.ADAM;
import static dev.guildhall.door.KnockingSide.assertProblem;
import static dev.guildhall.door.KnockingSide.json;
import static dev.guildhall.door.KnockingSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a door of its own, since what one uses up another would miss. What is used up comes back half a minute later. */
class LimitIT {
    private static final int LIMIT = 2;
    private static final int SECONDS_FOR_ONE_MORE = 60 / LIMIT;
    private static final String OPEN = "/api/auth/open";
    private static final String ASKER = "/api/guilds/1180000000000000001/asker";

    private final KnockingSide side = new KnockingSide(
            "--guildhall.limits.address-per-minute=" + LIMIT,
            "--guildhall.limits.user-per-minute=" + LIMIT,
            "--guildhall.trusted-proxies=127.0.0.1,10.0.0.0/8");

    @AfterEach
    void close() {
        side.close();
    }

    private List<Integer> statuses(int times, Callable<HttpRequest.Builder> request) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(send(request.call()).statusCode());
        }
        return statuses;
    }

    private HttpRequest.Builder from(String forwardedFor, String path) {
        return side.to(path).header("X-Forwarded-For", forwardedFor);
    }

    @Nested
    class WhenAnAddressAsksTooOften {
        @Test
        void saysWhenToComeBack() throws Exception {
            assertThat(statuses(LIMIT, () -> side.to(OPEN))).containsOnly(200);

            HttpResponse<String> refused = send(side.to(OPEN));

            assertProblem(refused, 429, "too-many-requests");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, SECONDS_FOR_ONE_MORE);
            assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }

        @Test
        void countsWhatIsRefusedAnywayToo() throws Exception {
            assertThat(statuses(LIMIT, () -> side.to(ASKER).header("Authorization", "Bearer nonsense")))
                    .containsOnly(401);

            assertThat(send(side.to(OPEN)).statusCode()).isEqualTo(429);
        }

        @Test
        void leavesOtherSidesAlone() throws Exception {
            assertThat(statuses(20, () -> side.asBot(ASKER))).containsOnly(200);
            assertThat(statuses(20, () -> side.asBot(ASKER).header("X-Acting-For", ADAM)))
                    .containsOnly(200);
            assertThat(send(side.to(OPEN)).statusCode()).isEqualTo(200);
        }

        @Test
        void leavesTheMachinesLookOutsAlone() throws Exception {
            assertThat(statuses(20, () -> side.to("/actuator/health"))).doesNotContain(429);
        }

        @Test
        void answersNoMoreHoweverManyAskAtOnce() throws Exception {
            List<Future<Integer>> asked = new ArrayList<>();
            try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
                IntStream.range(0, 40)
                        .forEach(i -> asked.add(
                                callers.submit(() -> send(side.to(OPEN)).statusCode())));
            }

            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : asked) {
                statuses.add(one.get());
            }
            assertThat(statuses.stream().filter(status -> status == 200).count())
                    .isBetween((long) LIMIT, LIMIT + 2L);
            assertThat(statuses).containsOnly(200, 429);
        }
    }

    @Nested
    class WhenAUserAsksTooOften {
        @Test
        void countsAllOfTheirAddressesAndTokensTogether() throws Exception {
            for (String address : List.of("192.0.2.1", "192.0.2.2")) {
                assertThat(send(side.as(ADAM, ASKER).header("X-Forwarded-For", address))
                                .statusCode())
                        .isEqualTo(200);
            }

            assertProblem(send(side.as(ADAM, ASKER).header("X-Forwarded-For", "192.0.2.4")), 429, "too-many-requests");
            assertThat(send(side.as("1180000000000000101", ASKER).header("X-Forwarded-For", "192.0.2.4"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenSignInsAreRefused {
        private final KnockingSide alone = new KnockingSide(
                "--guildhall.limits.address-per-minute=0", "--guildhall.limits.failed-sign-ins-per-minute=" + LIMIT);

        @AfterEach
        void closeThat() {
            alone.close();
        }

        private HttpResponse<String> signIn(String code) throws Exception {
            return send(json(alone.to("/api/auth/discord"), "{\"code\":\"" + code + "\"}"));
        }

        @Test
        void letsNobodyGuessOn() throws Exception {
            assertThat(signIn("bad").statusCode()).isEqualTo(400);
            assertThat(signIn("worse").statusCode()).isEqualTo(400);

            assertProblem(signIn("good"), 429, "too-many-requests");
        }

        @Test
        void doesNotCountWhatWentWell() throws Exception {
            for (int i = 0; i < 4; i++) {
                assertThat(signIn("good").statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    class WhenAProxySpeaksForOthers {
        @Test
        void countsEachOfThem() throws Exception {
            assertThat(statuses(LIMIT, () -> from("192.0.2.1", OPEN))).containsOnly(200);
            assertThat(send(from("192.0.2.1", OPEN)).statusCode()).isEqualTo(429);

            assertThat(send(from("192.0.2.2", OPEN)).statusCode()).isEqualTo(200);
        }

        @Test
        void takesTheNearestThatIsNoProxyWhateverStandsBeforeIt() throws Exception {
            String chain = "198.51.100.%d, 192.0.2.1, 10.1.2.3";
            for (int i = 0; i < LIMIT; i++) {
                assertThat(send(from(chain.formatted(i), OPEN)).statusCode()).isEqualTo(200);
            }

            assertThat(send(from(chain.formatted(7), OPEN)).statusCode()).isEqualTo(429);
        }

        @Test
        void countsAWholeNetworkOfSixAsOne() throws Exception {
            for (int i = 1; i <= LIMIT; i++) {
                assertThat(send(from("2001:db8:0:1::" + i, OPEN)).statusCode()).isEqualTo(200);
            }

            assertThat(send(from("2001:db8:0:1:0:0:0:7", OPEN)).statusCode()).isEqualTo(429);
            assertThat(send(from("2001:db8:0:2:0:0:0:1", OPEN)).statusCode()).isEqualTo(200);
        }

        @Test
        void knowsTheAddressThatTheBrowserSees() throws Exception {
            HttpRequest.Builder asked = from("192.0.2.1", "/api/auth/where").header("X-Forwarded-Proto", "https");

            HttpResponse<String> answer = send(asked);

            assertThat(answer.body()).startsWith("https://127.0.0.1").endsWith(" for 192.0.2.1");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "evil, 192.0.2.1'", "::::", "192.0.2.1:80", " ,,, "})
        void keepsToTheConnectionWhereItSpeaksNonsense(String nonsense) throws Exception {
            assertThat(send(from(nonsense, "/api/auth/where")).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class WhenNobodyIsTrusted {
        @Test
        void believesNoHeader() throws Exception {
            try (KnockingSide alone = new KnockingSide("--guildhall.limits.address-per-minute=2")) {
                String told = IntStream.range(0, 3)
                        .mapToObj(i -> alone.to("/api/auth/where")
                                .header("X-Forwarded-For", "192.0.2." + i)
                                .header("X-Forwarded-Proto", "https"))
                        .map(LimitIT::body)
                        .collect(Collectors.joining("|"));

                assertThat(told)
                        .startsWith("http://127.0.0.1:")
                        .contains(" for 127.0.0.1|http")
                        .contains("429");
            }
        }
    }

    private static String body(HttpRequest.Builder request) {
        try {
            return send(request).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
