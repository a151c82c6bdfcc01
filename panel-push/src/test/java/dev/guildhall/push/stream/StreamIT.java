package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.push.RawStream;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIT {
    private static final String GUILD = "1180000000000000001";
    private static final String ELSEWHERE = "1180000000000000002";
    private static PushUnderTest push;

    /** Another one for each test, since streams of a user are counted until their end is noticed. */
    private final String user = Long.toString(
            1_190_000_000_000_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000));

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url());
        push.awaitRedis();
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @BeforeEach
    void allow() {
        // What another test has changed without publishing it is not to be told in this one.
        push.awaitTold();
        push.querySide().allow(user, GUILD);
    }

    private PanelClient open() {
        return push.stream(user, GUILD).awaitConnected();
    }

    private RawStream raw(String... more) {
        return RawStream.open(push.streamUrl(GUILD), headers(more));
    }

    private Map<String, String> headers(String... more) {
        return more.length == 0
                ? Map.of("Authorization", "Bearer " + push.token(user))
                : Map.of("Authorization", "Bearer " + push.token(user), more[0], more[1]);
    }

    private static long publishPrefix(String guildId, String prefix) {
        long version = push.querySide().changeSettings(guildId, Map.of("prefix", prefix));
        push.publish(Channel.CONFIG_UPDATE, new SettingsChange(guildId, Map.of("prefix", prefix), 42, version));
        return version;
    }

    private static DiscordEvent joined(String guildId, String id) {
        return new DiscordEvent(id, DiscordEventType.MEMBER_JOIN, guildId, "104", Map.of("memberCount", 5L), 9, 3);
    }

    @Nested
    class WhenSomethingChanges {
        @Test
        void tellsItByTheNameThatSocketsHearWithItsVersionAsIdentifier() {
            PanelClient panel = open();
            long version = publishPrefix(GUILD, "?");
            JsonNode updated = panel.awaitEvent("config:updated");
            assertThat(updated.path("version").asLong()).isEqualTo(version);
            assertThat(updated.path("settings").path("prefix").asText()).isEqualTo("?");
            assertThat(panel.happened("event").getFirst().path("id").asText()).isEqualTo(Long.toString(version));
            panel.close();
        }

        @Test
        void tellsTheSameAsASocketHearsInTheSameOrder() {
            PanelClient stream = open();
            PanelClient socket =
                    push.clients().withToken(push.url(), push.token(user)).awaitConnected();
            publishPrefix(GUILD, "a");
            long toggled = push.querySide().toggle(GUILD, "giveaway", true);
            push.publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.GIVEAWAY, 1, toggled));
            push.publish(Channel.MODULE_TOGGLE, new ModuleToggle(GUILD, "giveaway", true, Map.of(), 1, toggled));
            push.publish(Channel.DISCORD_EVENTS, joined(GUILD, UUID.randomUUID().toString()));
            push.publish(Channel.GUILD_RELOAD, new GuildReload(GUILD, 1, toggled));
            push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", "x", "1", "success", 1, 1));
            stream.awaitEvent("command:executed");
            socket.awaitEvent("command:executed");
            assertThat(stream.eventNames().stream().map(n -> n.equals("message") ? "discord:event" : n))
                    .containsExactlyElementsOf(socket.eventNames());
            assertThat(stream.happened("event").stream().map(e -> e.path("args")))
                    .containsExactlyElementsOf(socket.happened("event").stream()
                            .map(e -> e.path("args"))
                            .toList());
            stream.close();
            socket.close();
        }

        @Test
        void tellsNothingOfOtherGuilds() {
            push.querySide().allow(user, GUILD, ELSEWHERE);
            PanelClient panel = open();
            publishPrefix(ELSEWHERE, "#");
            push.publish(
                    Channel.DISCORD_EVENTS, joined(ELSEWHERE, UUID.randomUUID().toString()));
            PanelClient other = push.stream(user, ELSEWHERE).awaitConnected();
            publishPrefix(ELSEWHERE, "##");
            other.awaitEvent("config:updated");
            publishPrefix(GUILD, "+");
            panel.awaitEvent("config:updated");
            assertThat(panel.happened("event").toString()).doesNotContain(ELSEWHERE);
            panel.close();
            other.close();
        }
    }

    @Nested
    class WhenSomethingHappensInDiscord {
        @Test
        void tellsTheEnvelopeToThoseWhoListenToNoName() {
            PanelClient panel = open();
            push.publish(Channel.DISCORD_EVENTS, joined(GUILD, UUID.randomUUID().toString()));
            JsonNode told = panel.awaitEvent("message");
            assertThat(told.path("type").asText()).isEqualTo("MEMBER_JOIN");
            assertThat(told.path("guildId").asText()).isEqualTo(GUILD);
            assertThat(told.path("userId").asText()).isEqualTo("104");
            assertThat(told.path("data").path("memberCount").asInt()).isEqualTo(5);
            assertThat(told.path("timestamp").asLong()).isEqualTo(9);
            assertThat(panel.awaitEvent("invalidate").path("keys").toString())
                    .isEqualTo("[[\"guild\",\"" + GUILD + "\",\"members\"]]");
            panel.close();
        }

        @Test
        void tellsItOnceHoweverManyProcessesTellOfIt() {
            PanelClient panel = open();
            String id = UUID.randomUUID().toString();
            push.publish(Channel.DISCORD_EVENTS, joined(GUILD, id));
            push.publish(Channel.DISCORD_EVENTS, joined(GUILD, id));
            String another = UUID.randomUUID().toString();
            push.publish(Channel.DISCORD_EVENTS, joined(GUILD, another));
            panel.awaitEvents("message", 2);
            assertThat(panel.events("message"))
                    .extracting(e -> e.path("id").asText())
                    .containsExactly(id, another);
            panel.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"id\":\"a b\",\"type\":\"MEMBER_JOIN\",\"guildId\":\"%s\",\"data\":{},\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_ATE\",\"guildId\":\"%s\",\"data\":{},\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":null,\"guildId\":\"%s\",\"data\":{},\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_JOIN\",\"guildId\":\"%s\",\"data\":null,\"timestamp\":1,\"version\":1}",
                    "{\"id\":null,\"type\":\"MEMBER_JOIN\",\"guildId\":\"%s\",\"data\":{},\"timestamp\":1,\"version\":1}"
                })
        void dropsWhatIsNoEnvelope(String text) {
            PanelClient panel = open();
            push.publish(Channel.DISCORD_EVENTS.channelName(), text.formatted(GUILD));
            publishPrefix(GUILD, "-");
            panel.awaitEvent("config:updated");
            assertThat(panel.events("message")).isEmpty();
            panel.close();
        }
    }

    @Nested
    class WhenComingAgain {
        @Test
        void isToldWhatItMissed() {
            long known = publishPrefix(GUILD, "1");
            long current = push.querySide().changeSettings(GUILD, Map.of("prefix", "2"));
            try (RawStream stream = raw("Last-Event-ID", Long.toString(known))) {
                assertThat(stream.awaitLine("data: {\"guildId\":\"" + GUILD + "\",\"settings\""))
                        .contains("\"prefix\":\"2\"", "\"version\":" + current);
                stream.awaitLine("event: guild:reload");
                stream.awaitLine("event: invalidate");
            }
        }

        @Test
        void isToldNothingWhenItMissedNothing() {
            long current = push.querySide().changeSettings(GUILD, Map.of("prefix", "3"));
            push.awaitTold();
            try (RawStream stream = raw("Last-Event-ID", Long.toString(current))) {
                stream.awaitLine("retry:");
                push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", "x", "1", "success", 1, 1));
                stream.awaitLine("event: command:executed");
                assertThat(stream.lines())
                        .filteredOn(l -> l.startsWith("event:") && !l.equals("event: position"))
                        .containsExactly("event: command:executed");
            }
        }

        @Test
        void isToldEverythingWhenItsIdentifierIsNoVersion() {
            push.querySide().changeSettings(GUILD, Map.of("prefix", "4"));
            try (RawStream stream = raw("Last-Event-ID", "yesterday")) {
                stream.awaitLine("event: guild:reload");
            }
        }

        @Test
        void isToldWhatItMissedAlsoWhenItHadHeardNothing() {
            PanelClient panel = open();
            long missed = cutOff(panel);
            awaitVersion(panel, missed);
            panel.close();
        }

        @Test
        void doesSoByItselfWithTheVersionItHeardLast() {
            PanelClient panel = open();
            publishPrefix(GUILD, "5");
            panel.awaitEvent("config:updated");
            long missed = cutOff(panel);
            awaitVersion(panel, missed);
            panel.close();
        }

        /** @return the version of a change that it cannot have heard of */
        private long cutOff(PanelClient panel) {
            push.querySide().stop();
            try {
                push.endStreams(() -> panel.awaitFirst("disconnect"));
                return push.querySide().changeSettings(GUILD, Map.of("prefix", "6"));
            } finally {
                push.querySide().start();
            }
        }

        private void awaitVersion(PanelClient panel, long version) {
            await().until(() -> panel.events("config:updated").stream()
                    .anyMatch(e -> e.path("version").asLong() == version));
        }
    }

    @Nested
    class WhenRedisLosesTheEarlierOfTwoChanges {
        /** Else the lost one would be missed by a client that comes again before the loss has been found out. */
        @Test
        void takesTheClientBackToWhereItHasCertainlyBeenToldEverything() {
            try (RawStream stream = raw()) {
                stream.awaitLine("retry:");
                long heard = push.byRedisAlone(() -> {
                    long lost = push.querySide().toggle(GUILD, "music", true);
                    long published = publishPrefix(GUILD, "7");
                    stream.awaitLine("id: " + published);
                    await().until(() -> stream.lines().indexOf("id: " + published) < lastId(stream));
                    assertThat(Long.parseLong(stream.lines().get(lastId(stream)).substring("id: ".length())))
                            .isLessThan(lost);
                    return published;
                });
                await("everything has been told")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> Long.parseLong(
                                        stream.lines().get(lastId(stream)).substring("id: ".length()))
                                >= heard);
                assertThat(stream.lines().stream().filter(l -> l.equals("event: module:toggled")))
                        .hasSize(1);
            }
        }

        private static int lastId(RawStream stream) {
            for (int i = stream.lines().size() - 1; i >= 0; i--) {
                if (stream.lines().get(i).startsWith("id: ")) {
                    return i;
                }
            }
            return -1;
        }
    }
}
