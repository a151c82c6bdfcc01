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
    class WhenTheFaultIsUnknown {
        @Test
        void refusesIt() {
            assertThat(client.post("/sim/faults", "{\"kind\":\"earthquake\"}").status())
                    .isEqualTo(400);
            assertThat(client.post("/sim/faults", "{}").status()).isEqualTo(400);
            assertThat(client.post("/sim/faults", "{\"kind\":\"status\",\"status\":200}")
                            .status())
                    .isEqualTo(400);
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
