package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.DefaultWorld;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultIT {
    private static final String MESSAGES = "/channels/" + DefaultWorld.GENERAL + "/messages";

    private static DiscordSimulator simulator;
    private static Client client;
    private static Bot bot;

    @BeforeAll
    static void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        bot = Bot.login(simulator);
    }

    @AfterEach
    void heal() {
        client.send("DELETE", "/sim/faults", "");
    }

    @AfterAll
    static void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private static void post(String text) {
        bot.channel(DefaultWorld.GENERAL).sendMessage(text).complete();
    }

    private static long head() {
        return client.get("/sim/calls?since=999999999").body().path("head").asLong();
    }

    private static JsonNode callsSince(long head) {
        return client.get("/sim/calls?since=" + head).body().path("calls");
    }

    @Nested
    class WhenAStatusIsSimulated {
        @Test
        void answersItAndDoesNothing() {
            client.fault("\"kind\":\"status\",\"status\":403,\"method\":\"POST\",\"path\":\"" + MESSAGES + "\"");
            assertThatThrownBy(() -> post("refused")).isInstanceOf(ErrorResponseException.class);
            post("carried out");
            assertThat(client.asBot("GET", MESSAGES, "").body().findValuesAsText("content"))
                    .contains("carried out")
                    .doesNotContain("refused");
        }

        @Test
        void isRetriedByTheClientAfterARateLimit() {
            long head = head();
            client.fault("\"kind\":\"status\",\"status\":429,\"millis\":200,\"path\":\"/channels/*/messages\"");
            post("late but there");
            assertThat(callsSince(head).findValuesAsText("status")).containsExactly("429", "200");
        }
    }

    @Nested
    class WhenAnAnswerIsLate {
        @Test
        void carriesOutAtOnce() {
            client.fault("\"kind\":\"latency\",\"millis\":400,\"path\":\"/api/v10/gateway\"");
            long before = System.nanoTime();
            assertThat(client.get("/api/v10/gateway").status()).isEqualTo(200);
            assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThanOrEqualTo(400);
        }
    }

    @Nested
    class WhenAnAnswerIsLost {
        private static final String BODY = "{\"content\":\"once\",\"nonce\":\"n1\",\"enforce_nonce\":true}";

        @Test
        void carriesOutAndANonceFindsItAgain() {
            client.fault("\"kind\":\"accept-then-drop\",\"method\":\"POST\",\"path\":\"" + MESSAGES + "\",\"times\":2");
            assertThatThrownBy(() -> client.asBot("POST", MESSAGES, BODY)).isInstanceOf(CompletionException.class);
            client.send("DELETE", "/sim/faults", "");
            String repeated =
                    client.asBot("POST", MESSAGES, BODY).body().path("id").asText();
            JsonNode all = client.asBot("GET", MESSAGES, "").body();
            assertThat(all.valueStream()
                            .filter(message -> message.path("content").asText().equals("once"))
                            .map(message -> message.path("id").asText()))
                    .containsExactly(repeated);
        }
    }

    @Nested
    class WhenNoncesAreForgotten {
        private static final String BODY = "{\"content\":\"again\",\"nonce\":\"n2\",\"enforce_nonce\":true}";

        @Test
        void postsAnewAsAfterAFewMinutes() {
            String first = posted();
            assertThat(posted()).isEqualTo(first);

            client.fault("\"kind\":\"forget-nonces\"");

            String second = posted();
            assertThat(second).isNotEqualTo(first);
            assertThat(posted()).isEqualTo(second);
        }

        private static String posted() {
            return client.asBot("POST", MESSAGES, BODY).body().path("id").asText();
        }
    }

    @Nested
    class WhenACodeIsSimulated {
        @Test
        void answersItToo() {
            client.fault("\"kind\":\"status\",\"status\":403,\"code\":50013,\"path\":\"" + MESSAGES + "\"");
            assertThatThrownBy(() -> post("refused"))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            failure -> assertThat(failure.getErrorResponse())
                                    .isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
        }
    }

    @Nested
    class WhenDiscordFails {
        @Test
        void isTriedAgainByTheClientWhereItIsOverloaded() {
            long head = head();
            client.fault("\"kind\":\"status\",\"status\":502,\"times\":1,\"path\":\"" + MESSAGES + "\"");
            post("after the gateway's failure");
            assertThat(callsSince(head).findValuesAsText("status")).containsExactly("502", "200");
        }

        @Test
        void isToldByTheClientOtherwise() {
            client.fault("\"kind\":\"status\",\"status\":500,\"times\":5,\"path\":\"" + MESSAGES + "\"");
            assertThatThrownBy(() -> post("nobody sees this"))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            failure -> assertThat(failure.isServerError()).isTrue());
        }
    }

    @Nested
    class WhenTheRateLimitIsReached {
        @Test
        void hasTheHeadersOfABucket() {
            client.fault("\"kind\":\"status\",\"status\":429,\"millis\":1500,\"path\":\"/gateway\"");
            Client.Answer answer = client.get("/api/v10/gateway");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body().path("retry_after").asDouble()).isEqualTo(1.5);
            assertThat(answer.body().path("global").asBoolean(true)).isFalse();
            assertThat(header(answer, "retry-after")).isEqualTo("2");
            assertThat(header(answer, "x-ratelimit-scope")).isEqualTo("user");
            assertThat(header(answer, "x-ratelimit-remaining")).isEqualTo("0");
            assertThat(header(answer, "x-ratelimit-reset-after")).isEqualTo("1.500");
        }

        @Test
        void holdsBackEveryCallOfTheClientWhenItIsGlobal() {
            long head = head();
            client.fault("\"kind\":\"status\",\"status\":429,\"millis\":1000,\"global\":true");
            long before = System.nanoTime();
            post("late but there");
            assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThanOrEqualTo(900);
            assertThat(callsSince(head).findValuesAsText("status")).containsExactly("429", "200");
            assertThat(callsSince(head).findValuesAsText("faulted")).containsExactly("true", "false");
        }

        private static String header(Client.Answer answer, String name) {
            return answer.raw().headers().firstValue(name).orElse("");
        }
    }

    @Nested
    class WhenTheBotWaitsForALateAnswer {
        @Test
        void sendsOnce() {
            long head = head();
            client.fault("\"kind\":\"latency\",\"millis\":700,\"path\":\"" + MESSAGES + "\"");
            post("slow");
            assertThat(callsSince(head)).hasSize(1);
        }
    }

    @Nested
    class WhenTheBotHearsNothingOfItsMessage {
        @Test
        void isToldThatTheConnectionBroke() {
            client.fault(
                    "\"kind\":\"accept-then-drop\",\"method\":\"POST\",\"times\":10,\"path\":\"" + MESSAGES + "\"");
            assertThatThrownBy(() -> post("unheard"))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            failure -> assertThat(failure.getErrorResponse()).isEqualTo(ErrorResponse.SERVER_ERROR));
            client.send("DELETE", "/sim/faults", "");
            assertThat(client.asBot("GET", MESSAGES, "").body().findValuesAsText("content"))
                    .contains("unheard");
        }
    }

    @Nested
    class WhenFaultsWait {
        @Test
        void areListedAndTakenBackOneByOne() {
            client.fault("\"kind\":\"status\",\"status\":404,\"code\":10003,\"times\":3,\"method\":\"GET\"");
            client.fault("\"kind\":\"latency\",\"millis\":5,\"path\":\"/users/@me\"");
            JsonNode waiting = client.get("/sim/faults").body().path("waiting");
            assertThat(waiting.findValuesAsText("kind")).containsExactly("status", "latency");
            assertThat(waiting.at("/0/times").asInt()).isEqualTo(3);
            assertThat(waiting.at("/1/path").asText()).isEqualTo("/users/@me");

            Client.Answer refused = client.asBot("GET", "/users/" + DefaultWorld.MAX, "");
            assertThat(refused.body().path("message").asText()).isEqualTo("Unknown Channel");
            assertThat(waiting().at("/0/times").asInt()).isEqualTo(2);

            String first = waiting.at("/0/id").asText();
            assertThat(client.send("DELETE", "/sim/faults/" + first, "").status())
                    .isEqualTo(204);
            assertThat(client.send("DELETE", "/sim/faults/" + first, "").status())
                    .isEqualTo(404);
            assertThat(waiting()).hasSize(1);
            client.send("DELETE", "/sim/faults", "");
            assertThat(waiting()).isEmpty();
        }

        private static JsonNode waiting() {
            return client.get("/sim/faults").body().path("waiting");
        }
    }

    @Nested
    class WhenTheFaultIsMalformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'kind':7}",
                    "{'kind':'earthquake'}",
                    "{'kind':'status','status':200}",
                    "{'kind':'status','status':600}",
                    "{'kind':'status','status':'403'}",
                    "{'kind':'status','status':403.5}",
                    "{'kind':'status','times':0}",
                    "{'kind':'status','times':10001}",
                    "{'kind':'status','millis':-1}",
                    "{'kind':'latency','millis':60001}",
                    "{'kind':'latency','status':403}",
                    "{'kind':'status','method':'FETCH'}",
                    "{'kind':'status','path':'users'}",
                    "{'kind':'status','path':7}",
                    "{'kind':'status','global':'yes'}",
                    "{'kind':'drop-gateway','path':'/users/@me'}",
                    "{'kind':'status','colour':'red'}"
                })
        void saysWhatIsWrong(String fault) {
            Client.Answer answer = client.post("/sim/faults", fault.replace('\'', '"'));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("detail").asText()).contains("'");
            assertThat(client.get("/sim/faults").body().path("waiting")).isEmpty();
        }
    }

    @Nested
    class WhenCallsAreLogged {
        @Test
        void neverShowsATokenOfTheHeader() {
            client.asBot("GET", "/users/@me", "");
            assertThat(client.get("/sim/calls").body().toString()).doesNotContain(SimulatorSettings.DEMO_BOT_TOKEN);
        }
    }
}
