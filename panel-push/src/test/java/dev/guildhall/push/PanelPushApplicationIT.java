package dev.guildhall.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestRedis;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PanelPushApplicationIT {
    private static final String ADAM = "1180000000000000102";

    @Nested
    class WhenItsClockIsWrong {
        @Test
        void learnsTheTimeAndTakesTokensOfOthers() {
            try (PushUnderTest push = PushUnderTest.start(TestRedis.shared().url(), "--guildhall.clock-offset=1h")) {
                push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
                Clock tooEarly = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-50));
                String expired =
                        PushUnderTest.tokens(PushUnderTest.SECRET, tooEarly).issueForUser(ADAM, "adam");
                push.clients().withToken(push.url(), expired).awaitFirst("connect_error");
            }
        }
    }

    @Nested
    class WhenStopped {
        @Test
        void letsClientsKnow() {
            PushUnderTest push = PushUnderTest.start(TestRedis.shared().url());
            push.awaitRedis();
            PanelClient client =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
            push.stop();
            // Not the server's own disconnection, after which a client would not come back by itself.
            assertThat(client.awaitFirst("disconnect").path("reason").asText()).isEqualTo("transport close");
            push.close();
        }
    }
}
