package dev.guildhall.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeveralNodesIT {
    private static final String ADAM = "1180000000000000102";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRedis redis = TestRedis.dedicated();
    private PushUnderTest first;
    private PushUnderTest second;
    private Entrance sockets;
    private Entrance streams;

    @BeforeEach
    void start() {
        first = PushUnderTest.start(redis.url());
        first.awaitRedis();
        second = first.secondNode();
        second.awaitRedis();
        first.querySide().allow(ADAM, GUILD);
        first.querySide().allow(OLIVIA, GUILD);
        sockets = new Entrance(List.of(second.port(), first.port()));
        streams = new Entrance(List.of(second.httpPort(), first.httpPort()));
    }

    @AfterEach
    void stop() {
        sockets.close();
        streams.close();
        second.close();
        first.close();
        redis.close();
    }

    private long publishPrefix(String prefix) {
        long version = first.querySide().changeSettings(GUILD, Map.of("prefix", prefix));
        first.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", prefix), 42, version));
        return version;
    }

    private static List<Long> versions(PanelClient panel) {
        return panel.events("config:updated").stream()
                .map(e -> e.path("version").asLong())
                .toList();
    }

    private PanelClient socket(PushUnderTest node, String userId) {
        return first.clients().withToken(node.url(), node.token(userId)).awaitConnected();
    }

    /** Everybody who is connected has heard of it by the end. */
    private long publishedToAll(String prefix) {
        PanelClient other = socket(first, OLIVIA);
        long version = publishPrefix(prefix);
        other.awaitEvent("config:updated");
        other.close();
        return version;
    }

    @Nested
    class WhenBothServe {
        @Test
        void eachTellsItsOwnOnce() {
            List<PanelClient> panels = List.of(
                    socket(first, ADAM),
                    socket(second, OLIVIA),
                    first.stream(OLIVIA, GUILD).awaitConnected(),
                    second.stream(ADAM, GUILD).awaitConnected());
            long version = publishPrefix("a");
            DiscordEvent joined =
                    new DiscordEvent("a-1", DiscordEventType.MEMBER_JOIN, GUILD, "104", Map.of(), 1, version);
            first.publish(Channel.DISCORD_EVENTS, joined);
            first.publish(Channel.DISCORD_EVENTS, joined);
            long last = publishPrefix("b");
            for (PanelClient panel : panels) {
                panel.awaitEvents("config:updated", 2);
                assertThat(versions(panel)).containsExactly(version, last);
                assertThat(panel.events("discord:event").size()
                                + panel.events("message").size())
                        .isEqualTo(1);
            }
        }

        @Test
        void aRevocationTakesEffectOnEach() {
            PanelClient here = socket(first, ADAM);
            PanelClient there = socket(second, ADAM);
            PanelClient streamed = second.stream(ADAM, GUILD).awaitConnected();
            first.querySide().allow(ADAM);
            first.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, ADAM, "role-removed", 5, 9));
            List.of(here, there, streamed).forEach(panel -> panel.awaitEvent("permission:revoked"));
            PanelClient olivia = socket(second, OLIVIA);
            publishPrefix("c");
            olivia.awaitEvent("config:updated");
            assertThat(versions(here)).isEmpty();
            assertThat(versions(there)).isEmpty();
            assertThat(versions(streamed)).isEmpty();
        }
    }

    @Nested
    class WhenOneDies {
        @Test
        void itsSocketsGoToTheOtherAndMissNothing() {
            PanelClient panel =
                    first.clients().withToken(sockets.url(), first.token(ADAM)).awaitConnected();
            await().until(() -> second.connections() == 1);
            long heard = publishPrefix("d");
            panel.awaitEvent("config:updated");
            sockets.shut();
            second.stop();
            panel.awaitFirst("disconnect");
            long missed = publishedToAll("e");
            sockets.open();
            await().atMost(PATIENCE).until(() -> panel.happened("connect").size() == 2);
            panel.request("resume", Map.of("versions", Map.of(GUILD, heard)));
            panel.awaitEvents("config:updated", 2);
            long afterwards = publishPrefix("f");
            panel.awaitEvents("config:updated", 3);
            assertThat(versions(panel)).containsExactly(heard, missed, afterwards);
        }

        @Test
        void itsStreamsGoToTheOtherByThemselvesAndMissNothing() {
            PanelClient panel = first.clients().stream(
                            streams.url() + "/api/events/stream?guildId=" + GUILD,
                            Map.of("Cookie", "guildhall_session=" + first.token(ADAM)))
                    .awaitConnected();
            await().until(() -> second.streams() == 1);
            long heard = publishPrefix("g");
            panel.awaitEvent("config:updated");
            streams.shut();
            second.stop();
            panel.awaitFirst("disconnect");
            long missed = publishedToAll("h");
            streams.open();
            await().atMost(PATIENCE).until(() -> versions(panel).contains(missed));
            JsonNode last = panel.events("config:updated").getLast();
            assertThat(last.path("settings").path("prefix").asText()).isEqualTo("h");
            long afterwards = publishPrefix("i");
            await().atMost(PATIENCE).until(() -> versions(panel).contains(afterwards));
            assertThat(versions(panel)).containsExactly(heard, missed, afterwards);
        }
    }
}
