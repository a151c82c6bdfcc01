package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.push.PushUnderTest;
import dev.guildhall.push.RawStream;
import dev.guildhall.testkit.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What streams do while nothing happens. */
class StreamHeartbeatIT {
    private static final String GUILD = "1180000000000000001";
    private static final String USER = "1180000000000000104";
    private static TestRedis redis;
    private static PushUnderTest push;

    @BeforeAll
    static void start() {
        redis = TestRedis.dedicated();
        push = PushUnderTest.start(redis.url());
        push.awaitRedis();
        push.querySide().allow(USER, GUILD);
    }

    @AfterAll
    static void stop() {
        push.close();
        redis.close();
    }

    private static RawStream open() {
        RawStream stream = RawStream.open(push.streamUrl(GUILD), Map.of("Authorization", "Bearer " + push.token(USER)));
        stream.awaitLine("retry:");
        return stream;
    }

    @Test
    void hearsACommentEveryQuarterOfAMinute() {
        try (RawStream stream = open()) {
            await().atMost(EventStream.HEARTBEAT.plusSeconds(60))
                    .until(() -> stream.lines().contains(":"));
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void aClientThatGoesWithoutAWordIsNoticedByTheHeartbeatAlone() {
        int before = push.connections();
        open().close();
        await().atMost(EventStream.HEARTBEAT.multipliedBy(3).plusSeconds(60)).until(() -> push.connections() <= before);
    }
}
