package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GiveawayNewsIT {
    private static final String ADAM = "1180000000000000102";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000000001";
    private static final String KEY = "[[\"guild\",\"" + GUILD + "\",\"giveaways\"]]";
    private static final double LOSS = 0.3;
    private static final int CHANGES = 60;

    /** Several rounds of the safety net. */
    private static final Duration CONVERGED = Duration.ofSeconds(60);

    private final TestRedis redis = TestRedis.dedicated();
    private final Random random = new Random(20_261_121);
    private PushUnderTest push;
    private PanelClient socket;
    private PanelClient stream;

    @BeforeEach
    void start() {
        push = PushUnderTest.start(redis.url());
        push.awaitRedis();
        push.querySide().allow(ADAM, GUILD);
        push.querySide().allow(OLIVIA, GUILD);
        socket = push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
        stream = push.stream(OLIVIA, GUILD).awaitConnected();
    }

    @AfterEach
    void stop() {
        push.close();
        redis.close();
    }

    private static DiscordEvent entry(long position) {
        return new DiscordEvent(
                Long.toString(position),
                DiscordEventType.GIVEAWAY_ENTRY,
                GUILD,
                ADAM,
                Map.of("giveawayId", "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF"),
                1,
                position);
    }

    private static List<Long> invalidated(PanelClient panel) {
        List<Long> versions = new ArrayList<>();
        for (JsonNode told : panel.events("invalidate")) {
            if (told.path("keys").toString().equals(KEY)) {
                versions.add(told.path("version").asLong());
            }
        }
        return versions;
    }

    private static void converges(PanelClient panel, long version) {
        await().atMost(CONVERGED).until(() -> invalidated(panel).contains(version));
        assertThat(invalidated(panel)).isSorted().doesNotHaveDuplicates();
    }

    @Nested
    class WhenANoticeIsHeard {
        @Test
        void isPassedOnWithWhatIsStaleBecauseOfIt() {
            long position = push.querySide().changeGiveaway(GUILD);
            push.publish(Channel.DISCORD_EVENTS, entry(position));

            converges(socket, position);
            converges(stream, position);
            assertThat(socket.events("discord:event")).hasSize(1);
            // On a stream it has no name.
            assertThat(stream.events("message")).hasSize(1);
        }
    }

    @Nested
    class WhenNoticesAreLost {
        @Test
        void allFindOutAndHearNothingTwice() {
            long last = 0;
            for (int i = 0; i < CHANGES; i++) {
                last = push.querySide().changeGiveaway(GUILD);
                if (random.nextDouble() >= LOSS) {
                    push.publish(Channel.DISCORD_EVENTS, entry(last));
                }
            }
            // The very last is lost for certain, and is of a kind that is never told of.
            last = push.querySide().changeGiveaway(GUILD);

            converges(socket, last);
            converges(stream, last);
        }

        @Test
        void allFindOutWhileRedisIsAway() {
            redis.kill();
            long unheard = push.querySide().changeGiveaway(GUILD);

            converges(socket, unheard);
            converges(stream, unheard);
        }
    }

    @Nested
    class WhenAPanelComesBack {
        @Test
        void isToldThatGiveawaysAreOlderThanWhatItHolds() {
            long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "?"));
            long giveaways = push.querySide().changeGiveaway(GUILD);
            converges(socket, giveaways);
            PanelClient back =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();

            back.request("resume", Map.of("versions", Map.of(GUILD, version)));
            converges(back, giveaways);

            PanelClient current =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
            current.request("resume", Map.of("versions", Map.of(GUILD, giveaways)));
            assertThat(invalidated(current)).isEmpty();
        }
    }
}
