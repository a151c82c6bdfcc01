package dev.guildhall.push.connection;

import static org.awaitility.Awaitility.await;

import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a socket whose client is silent. */
class SocketHeartbeatIT {
    private static final String GUILD = "1180000000000000001";
    private static final String MONA = "1180000000000000103";

    @Test
    void isGivenUpAfterAPingThatNobodyAnswered() {
        try (TestRedis redis = TestRedis.dedicated();
                PushUnderTest push = PushUnderTest.start(redis.url())) {
            push.awaitRedis();
            push.querySide().allow(MONA, GUILD);
            PanelClient silent = push.clients().raw(push.webSocketUrl(), Map.of());
            silent.awaitFirst("frame");
            silent.frame("40{\"token\":\"" + push.token(MONA) + "\"}");
            await().until(() -> push.connections() == 1);
            await().atMost(SocketServer.PING_INTERVAL
                            .plus(SocketServer.PING_TIMEOUT)
                            .plusSeconds(60))
                    .until(() -> !silent.happened("close").isEmpty());
            await().until(() -> push.connections() == 0);
        }
    }
}
