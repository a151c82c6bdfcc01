package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.push.RawStream;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Panels hear that what their selectors offer is stale, however it changed and whatever Redis does. */
class DirectoryReviewIT {
    private static final String ADAM = "1180000000000000102";
    private static final String ERIN = "1180000000000000106";
    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_000_100L);
    private static final String ELSEWHERE = "1180000000000000002";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static PushUnderTest push;

    /** Nobody was in its room before: whatever is told there is told because of this test. */
    private final String guild = Long.toString(GUILDS.incrementAndGet());

    private PanelClient adam;

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url());
        push.querySide().allow(ERIN, ELSEWHERE);
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    /** Of a guild whose directory has been told before, and whose room has heard so. */
    @BeforeEach
    void comeIn() {
        push.querySide().allow(ADAM, guild);
        push.querySide().changeDirectory(guild);
        adam = push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
        awaitTold(adam, 1);
    }

    @AfterEach
    void leave() {
        adam.close();
    }

    private static List<JsonNode> told(PanelClient client) {
        return client.events("invalidate").stream()
                .filter(event -> event.path("keys").toString().contains("channels"))
                .toList();
    }

    private static JsonNode awaitTold(PanelClient client, int count) {
        await().atMost(PATIENCE).until(() -> told(client).size() >= count);
        return told(client).getLast();
    }

    private static long asked(String path) {
        return push.querySide().requests().stream()
                .filter(r -> r.startsWith(path))
                .count();
    }

    @Nested
    class WhenChannelsOrRolesChange {
        @Test
        void tellsTheirPrefixesToTheRoomAndToNoOther() {
            PanelClient erin =
                    push.clients().withToken(push.url(), push.token(ERIN)).awaitConnected();
            int before = told(adam).size();

            push.querySide().changeDirectory(guild);

            JsonNode stale = awaitTold(adam, before + 1);
            assertThat(stale.path("guildId").asText()).isEqualTo(guild);
            assertThat(stale.path("keys").toString())
                    .isEqualTo(
                            "[[\"guild\",\"%s\",\"channels\"],[\"guild\",\"%s\",\"roles\"]]".formatted(guild, guild));
            assertThat(stale.path("version").asLong()).isNotNegative();
            assertThat(told(erin)).isEmpty();
            erin.close();
        }

        /** It has no place among the versions, so a stream gets no identifier from it that it could come back with. */
        @Test
        void tellsStreamsWithoutAnIdentifier() {
            try (RawStream stream =
                    RawStream.open(push.streamUrl(guild), Map.of("Cookie", "guildhall_session=" + push.token(ADAM)))) {
                stream.awaitLine("HTTP/1.1 200");
                push.querySide().changeDirectory(guild);

                stream.awaitLine("event: invalidate");
                stream.awaitLine("data: {\"guildId\"");

                List<String> lines = stream.lines();
                int event = lines.indexOf("event: invalidate");
                assertThat(lines.get(event + 1)).startsWith("data: ").contains("channels");
            }
        }

        @Test
        void tellsABurstOnceForEachAsking() {
            int before = told(adam).size();
            long begin = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                push.querySide().changeDirectory(guild);
            }

            awaitTold(adam, before + 1);
            long askings = asked("/internal/directories");
            await().atMost(PATIENCE).until(() -> asked("/internal/directories") > askings + 1);

            int after = told(adam).size();
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            assertThat(after - before).isLessThanOrEqualTo((int) seconds + 2);
        }

        @Test
        void tellsWhatChangedWhileTheQuerySideWasAway() {
            int before = told(adam).size();
            push.querySide().stop();
            push.querySide().changeDirectory(guild);
            push.querySide().start();

            awaitTold(adam, before + 1);
        }
    }

    @Nested
    class WhenNobodyLooks {
        @Test
        void asksNothing() {
            adam.close();
            await().atMost(PATIENCE).until(() -> push.connections() == 0);
            long changes = asked("/internal/changes");
            await().atMost(PATIENCE).until(() -> asked("/internal/changes") > changes + 4);
            long asked = asked("/internal/directories");
            long later = asked("/internal/changes");

            await().atMost(PATIENCE).until(() -> asked("/internal/changes") > later + 8);

            assertThat(asked("/internal/directories")).isEqualTo(asked);
        }
    }

    @Nested
    class WhenNothingChanges {
        @Test
        void tellsNothingMore() {
            int before = told(adam).size();
            long asked = asked("/internal/directories");

            await().atMost(PATIENCE).until(() -> asked("/internal/directories") > asked + 2);

            assertThat(told(adam)).hasSize(before);
        }
    }
}
