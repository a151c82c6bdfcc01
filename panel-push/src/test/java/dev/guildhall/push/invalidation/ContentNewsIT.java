package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.events.wire.GuildContent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentNewsIT {
    private static final String ADAM = "1180000000000000102";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000000001";
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

    private void tell(GuildContent content, long position) {
        DiscordEventType type = switch (content) {
            case GIVEAWAYS -> DiscordEventType.GIVEAWAY_ENTRY;
            case TICKETS -> DiscordEventType.TICKET_CLAIM;
            case CASES, LEADERBOARD, MUSIC_QUEUE -> null; // told of by its version alone
        };
        if (type != null) {
            push.publish(
                    Channel.DISCORD_EVENTS,
                    new DiscordEvent(
                            Long.toString(position),
                            type,
                            GUILD,
                            ADAM,
                            Map.of("about", content.collection()),
                            1,
                            position));
        }
    }

    private static List<Long> invalidated(PanelClient panel, GuildContent content) {
        String key = "[[\"guild\",\"" + GUILD + "\",\"" + content.collection() + "\"]]";
        List<Long> versions = new ArrayList<>();
        for (JsonNode told : panel.events("invalidate")) {
            if (told.path("keys").toString().equals(key)) {
                versions.add(told.path("version").asLong());
            }
        }
        return versions;
    }

    private static void converges(PanelClient panel, GuildContent content, long version) {
        await().atMost(CONVERGED).until(() -> invalidated(panel, content).contains(version));
        assertThat(invalidated(panel, content)).isSorted().doesNotHaveDuplicates();
    }

    private long change(GuildContent content) {
        return push.querySide().change(GUILD, content);
    }

    @Nested
    class WhenANoticeIsHeard {
        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"CASES", "LEADERBOARD", "MUSIC_QUEUE"})
        void isPassedOnWithWhatIsStaleBecauseOfIt(GuildContent content) {
            push.byRedisAlone(() -> {
                long position = change(content);
                tell(content, position);

                converges(socket, content, position);
                converges(stream, content, position);
                return position;
            });
            push.awaitTold();
            assertThat(socket.events("discord:event")).hasSize(1);
            // On a stream it has no name.
            assertThat(stream.events("message")).hasSize(1);
            // The configuration of the module is something else.
            assertThat(socket.events("invalidate")).hasSize(1);
        }
    }

    @Nested
    class WhenNoticesAreLost {
        @Test
        void allFindOutAndHearNothingTwice() {
            for (int i = 0; i < CHANGES; i++) {
                for (GuildContent content : GuildContent.values()) {
                    long position = change(content);
                    if (random.nextDouble() >= LOSS) {
                        tell(content, position);
                    }
                }
            }
            // The very last are lost for certain, and are of a kind that is never told of.
            for (GuildContent content : GuildContent.values()) {
                long last = change(content);

                converges(socket, content, last);
                converges(stream, content, last);
            }
        }

        @Test
        void allFindOutWhileRedisIsAway() {
            redis.kill();
            for (GuildContent content : GuildContent.values()) {
                long unheard = change(content);

                converges(socket, content, unheard);
                converges(stream, content, unheard);
            }
        }
    }

    @Nested
    class WhenAPanelComesBack {
        @ParameterizedTest
        @EnumSource
        void isToldThatTheyAreOlderThanWhatItHolds(GuildContent content) {
            long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "?"));
            long newest = change(content);
            converges(socket, content, newest);
            PanelClient back =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();

            back.request("resume", Map.of("versions", Map.of(GUILD, version)));
            converges(back, content, newest);

            PanelClient current =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
            current.request("resume", Map.of("versions", Map.of(GUILD, newest)));
            push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", "x", "1", "success", 1, 1));
            current.awaitEvent("command:executed");
            assertThat(invalidated(current, content)).isEmpty();
        }
    }
}
