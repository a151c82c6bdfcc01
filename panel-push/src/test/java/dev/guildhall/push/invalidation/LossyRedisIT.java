package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Three of ten envelopes never arrive, while settings and modules change and clients come and go. */
class LossyRedisIT {
    private static final String ADAM = "1180000000000000102";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000000001";
    private static final double LOSS = 0.3;
    private static final int CHANGES = 60;

    /** Several rounds of the safety net. */
    private static final Duration CONVERGED = Duration.ofSeconds(60);

    private final TestRedis redis = TestRedis.dedicated();
    private final Random random = new Random(20_221_122);
    private PushUnderTest push;
    private PanelClient socket;
    private PanelClient stream;
    private boolean music;
    private long toggledAt;

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

    private void publish(Channel channel, Envelope envelope) {
        if (random.nextDouble() >= LOSS) {
            push.publish(channel, envelope);
        }
    }

    private long change(int number) {
        if (number % 3 == 0) {
            music = !music;
            toggledAt = push.querySide().toggle(GUILD, "music", music);
            publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.MUSIC, 1, toggledAt));
            publish(Channel.MODULE_TOGGLE, new ModuleToggle(GUILD, "music", music, Map.of(), 1, toggledAt));
            return toggledAt;
        }
        String prefix = "p" + number;
        long version = push.querySide().changeSettings(GUILD, Map.of("prefix", prefix));
        publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.SETTINGS, 1, version));
        publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", prefix), 1, version));
        return version;
    }

    private static long version(JsonNode payload) {
        return payload.path("version").asLong();
    }

    private static boolean shows(PanelClient panel, String prefix) {
        List<JsonNode> updates = panel.events("config:updated");
        return !updates.isEmpty()
                && updates.getLast().path("settings").path("prefix").asText().equals(prefix);
    }

    private static boolean invalidated(PanelClient panel, String part, long version) {
        return panel.events("invalidate").stream()
                .anyMatch(e -> version(e) >= version
                        && (e.path("keys").toString().contains(part)
                                || e.path("keys").path(0).size() == 2));
    }

    private static void assertNothingDoubledNorBackwards(PanelClient panel) {
        for (String name : List.of("config:updated", "module:toggled")) {
            List<Long> versions =
                    panel.events(name).stream().map(LossyRedisIT::version).toList();
            assertThat(versions).as(name).isSorted().doesNotHaveDuplicates();
        }
        Set<String> seen = new HashSet<>();
        assertThat(panel.events("invalidate")).allMatch(e -> seen.add(e.toString()));
    }

    @Nested
    class WhenClientsStay {
        @Test
        void allConvergeAndHearNothingTwice() {
            for (int number = 1; number <= CHANGES; number++) {
                change(number);
            }
            String last = "p" + (CHANGES - 1);
            long modules = toggledAt;
            for (PanelClient panel : List.of(socket, stream)) {
                await().atMost(CONVERGED).until(() -> shows(panel, last) && invalidated(panel, "music", modules));
                assertNothingDoubledNorBackwards(panel);
                assertThat(panel.happened("disconnect")).isEmpty();
            }
        }
    }

    @Nested
    class WhenStreamsBreakAgainAndAgain {
        @Test
        void allConverge() {
            List<Long> all = new ArrayList<>();
            for (int number = 1; number <= CHANGES; number++) {
                all.add(change(number));
                if (number % 20 == 0) {
                    push.endStreams(() -> {});
                }
            }
            String last = "p" + (CHANGES - 1);
            await().atMost(CONVERGED).until(() -> shows(stream, last) && invalidated(stream, "music", all.getLast()));
            await().atMost(CONVERGED).until(() -> shows(socket, last));
            assertNothingDoubledNorBackwards(socket);
        }
    }

    @Nested
    class WhenRedisDiesMeanwhile {
        @Test
        void allConvergeAndHearNothingTwice() {
            for (int number = 1; number <= CHANGES / 3; number++) {
                change(number);
            }
            redis.kill();
            String unheard = "unheard";
            push.querySide().changeSettings(GUILD, Map.of("prefix", unheard));
            for (PanelClient panel : List.of(socket, stream)) {
                await().atMost(CONVERGED).until(() -> shows(panel, unheard));
            }
            redis.startAgain();
            push.awaitRedis();
            for (int number = 1; number <= CHANGES / 3; number++) {
                change(number);
            }
            String last = "p" + (CHANGES / 3);
            long modules = toggledAt;
            for (PanelClient panel : List.of(socket, stream)) {
                await().atMost(CONVERGED).until(() -> shows(panel, last) && invalidated(panel, "music", modules));
                assertNothingDoubledNorBackwards(panel);
                assertThat(panel.happened("disconnect")).isEmpty();
            }
        }
    }
}
