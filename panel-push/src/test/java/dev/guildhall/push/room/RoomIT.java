package dev.guildhall.push.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIT {
    private static final String ADAM = "1180000000000000102";
    private static final String ERIN = "1180000000000000106";
    private static final String GUILD = "1180000000000000001";
    private static final String ELSEWHERE = "1180000000000000002";
    private static PushUnderTest push;

    private PanelClient adam;
    private PanelClient erin;

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
    void connectBoth() {
        // What another test has changed without publishing it is not to be told in this one.
        push.awaitTold();
        push.querySide().allow(ADAM, GUILD);
        push.querySide().allow(ERIN, ELSEWHERE);
        adam = push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
        erin = push.clients().withToken(push.url(), push.token(ERIN)).awaitConnected();
    }

    @AfterEach
    void disconnectBoth() {
        adam.close();
        erin.close();
    }

    private static long publishPrefix(String guildId, String prefix) {
        long version = push.querySide().changeSettings(guildId, Map.of("prefix", prefix));
        push.publish(Channel.CONFIG_UPDATE, new SettingsChange(guildId, Map.of("prefix", prefix), 42, version));
        return version;
    }

    /** What was told of the guild before this has arrived. */
    private static void flush(PanelClient client, String guildId) {
        int before = client.events("command:executed").size();
        push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(guildId, "flush", "x", "1", "success", 1, 1));
        client.awaitEvents("command:executed", before + 1);
    }

    @Nested
    class WhenSomethingChanges {
        @Test
        void tellsTheSettingsWithTheSameVersion() {
            long version = push.byRedisAlone(() -> {
                long published = publishPrefix(GUILD, "?");
                adam.awaitEvent("config:updated");
                return published;
            });
            JsonNode updated = adam.awaitEvent("config:updated");
            assertThat(updated.path("version").asLong()).isEqualTo(version);
            assertThat(updated.path("guildId").asText()).isEqualTo(GUILD);
            assertThat(updated.path("settings").path("prefix").asText()).isEqualTo("?");
            assertThat(updated.path("timestamp").asLong()).isEqualTo(42);
        }

        @Test
        void tellsThatASettingWasReset() {
            Map<String, ?> reset = Collections.singletonMap("logChannelId", null);
            long version = push.querySide().changeSettings(GUILD, Collections.singletonMap("logChannelId", null));
            push.publish(
                    Channel.CONFIG_UPDATE,
                    Map.of("guildId", GUILD, "settings", reset, "timestamp", 1, "version", version));
            JsonNode settings = adam.awaitEvent("config:updated").path("settings");
            assertThat(settings.has("logChannelId")).isTrue();
            assertThat(settings.path("logChannelId").isNull()).isTrue();
        }

        @Test
        void tellsNobodyInOtherRooms() {
            publishPrefix(GUILD, "#");
            adam.awaitEvent("config:updated");
            flush(erin, ELSEWHERE);
            assertThat(erin.eventNames()).containsExactly("command:executed");
        }

        @Test
        void tellsThatAModuleWasToggled() {
            long version = push.byRedisAlone(() -> {
                long published = push.querySide().toggle(GUILD, "giveaway", true);
                push.publish(
                        Channel.MODULE_TOGGLE,
                        new ModuleToggle(GUILD, "giveaway", true, Map.of("colour", "#112233"), 7, published));
                adam.awaitEvent("module:toggled");
                return published;
            });
            JsonNode toggled = adam.awaitEvent("module:toggled");
            assertThat(toggled.path("moduleName").asText()).isEqualTo("giveaway");
            assertThat(toggled.path("enabled").asBoolean()).isTrue();
            assertThat(toggled.path("config").path("colour").asText()).isEqualTo("#112233");
            assertThat(toggled.path("version").asLong()).isEqualTo(version);
        }

        @Test
        void tellsWhichKeysAreStale() {
            long version = push.querySide().toggle(GUILD, "tickets", true);
            push.publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.TICKETS, 7, version));
            JsonNode stale = adam.awaitEvent("invalidate");
            assertThat(stale.path("keys").toString())
                    .isEqualTo("[[\"guild\",\"" + GUILD + "\",\"modules\",\"tickets\"]]");
            assertThat(stale.path("version").asLong()).isEqualTo(version);
        }

        @Test
        void tellsToReload() {
            push.publish(Channel.GUILD_RELOAD, new GuildReload(GUILD, 7, 1));
            assertThat(adam.awaitEvent("guild:reload").path("guildId").asText()).isEqualTo(GUILD);
        }

        @Test
        void tellsOfACommandWithoutTheIdOfWhoRanIt() {
            push.publish(
                    Channel.COMMAND_EXECUTED,
                    new CommandExecution(GUILD, "config set", "olivia", "1180000000000000101", "success", 9, 3));
            JsonNode executed = adam.awaitEvent("command:executed");
            assertThat(executed.path("command").asText()).isEqualTo("config set");
            assertThat(executed.path("executor").asText()).isEqualTo("olivia");
            assertThat(executed.has("executorId")).isFalse();
        }

        @Test
        void neitherRepeatsAVersionNorGoesBack() {
            long first = push.querySide().changeSettings(GUILD, Map.of("prefix", "a"));
            long second = publishPrefix(GUILD, "b");
            push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "b"), 42, second));
            push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "a"), 41, first));
            flush(adam, GUILD);
            assertThat(adam.events("config:updated")).hasSize(1);
        }
    }

    @Nested
    class WhenAnEnvelopeIsMalformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{",
                    "{\"guildId\":\"1180000000000000001\"}",
                    "{\"guildId\":null,\"settings\":{},\"timestamp\":1,\"version\":999999}",
                    "{\"guildId\":\"x y\",\"settings\":{},\"timestamp\":1,\"version\":999999}",
                    "{\"guildId\":\"1180000000000000001\",\"settings\":null,\"timestamp\":1,\"version\":999999}",
                    "{\"guildId\":\"1180000000000000001\",\"settings\":{},\"timestamp\":1,\"version\":-1}",
                    "{\"guildId\":\"1180000000000000001\",\"settings\":{},\"timestamp\":1,\"version\":999999,\"more\":1}"
                })
        void dropsItAndGoesOn(String text) {
            push.publish(Channel.CONFIG_UPDATE.channelName(), text);
            long version = publishPrefix(GUILD, "+");
            assertThat(adam.awaitEvent("config:updated").path("version").asLong())
                    .isEqualTo(version);
            assertThat(adam.events("config:updated")).hasSize(1);
        }
    }

    @Nested
    class WhenJoiningAndLeaving {
        @Test
        void refusesAForeignGuild() {
            JsonNode answer = adam.request("join:guild", ELSEWHERE);
            assertThat(answer.path("success").asBoolean()).isFalse();
            assertThat(adam.awaitEvent("error").path("code").asText()).isEqualTo("forbidden");
            publishPrefix(ELSEWHERE, "%");
            erin.awaitEvent("config:updated");
            flush(adam, GUILD);
            assertThat(adam.events("config:updated")).isEmpty();
        }

        @Test
        void letsInWhoHasBeenAllowedSince() {
            push.querySide().allow(ADAM, GUILD, ELSEWHERE);
            assertThat(adam.request("join:guild", ELSEWHERE).path("success").asBoolean())
                    .isTrue();
            publishPrefix(ELSEWHERE, "&");
            adam.awaitEvent("config:updated");
        }

        @Test
        void tellsNothingMoreAfterLeaving() {
            assertThat(adam.request("leave:guild", GUILD).path("success").asBoolean())
                    .isTrue();
            publishPrefix(GUILD, "=");
            push.awaitTold();
            assertThat(adam.request("join:guild", GUILD).path("success").asBoolean())
                    .isTrue();
            flush(adam, GUILD);
            assertThat(adam.events("config:updated")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "guild", "118000000000000000111111111111"})
        void refusesWhatIsNoGuild(String id) {
            assertThat(adam.request("join:guild", id).path("code").asText()).isEqualTo("invalid");
        }

        @Test
        void saysWhenAccessCannotBeChecked() {
            push.querySide().stop();
            try {
                assertThat(adam.request("join:guild", GUILD).path("code").asText())
                        .isEqualTo("unavailable");
            } finally {
                push.querySide().start();
            }
        }
    }

    @Nested
    class WhenResuming {
        @Test
        void tellsWhatWasMissedOfGuildsThatMayBeSeen() {
            long known = push.querySide().changeSettings(GUILD, Map.of("prefix", "1"));
            push.querySide().changeSettings(ELSEWHERE, Map.of("prefix", "secret"));
            long current = push.querySide().changeSettings(GUILD, Map.of("prefix", "2"));
            adam.request("resume", Map.of("versions", Map.of(GUILD, known, ELSEWHERE, 0, "12345", 0)));
            JsonNode updated = adam.awaitEvent("config:updated");
            assertThat(updated.path("version").asLong()).isEqualTo(current);
            assertThat(updated.path("settings").path("prefix").asText()).isEqualTo("2");
            assertThat(updated.path("settings").has("locale")).isTrue();
            assertThat(adam.awaitEvent("guild:reload").path("version").asLong()).isEqualTo(current);
            flush(adam, GUILD);
            assertThat(adam.happened("event").toString()).doesNotContain(ELSEWHERE, "secret", "12345");
            assertThat(erin.events("guild:reload")).isEmpty();
        }

        @Test
        void tellsNothingToOneWhoIsUpToDate() {
            long current = push.querySide().changeSettings(GUILD, Map.of("prefix", "3"));
            assertThat(adam.request("resume", Map.of("versions", Map.of(GUILD, current)))
                            .path("success")
                            .asBoolean())
                    .isTrue();
            flush(adam, GUILD);
            assertThat(adam.events("guild:reload")).isEmpty();
        }

        @Test
        void refusesWhatCannotBeRead() {
            assertThat(adam.request("resume", "everything").path("code").asText())
                    .isEqualTo("invalid");
        }
    }
}
