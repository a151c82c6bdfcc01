package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatchUpIT {
    private static final String ADAM = "1180000000000000102";
    private static final String GUILD = "1180000000000000001";
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private final TestRedis redis = TestRedis.dedicated();
    private PushUnderTest push;

    @BeforeEach
    void start() {
        push = PushUnderTest.start(redis.url());
        push.awaitRedis();
    }

    @AfterEach
    void stop() {
        push.close();
        redis.close();
    }

    private PanelClient connected() {
        push.querySide().allow(ADAM, GUILD);
        return push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
    }

    private static void awaitPrefix(PanelClient client, String prefix, long version) {
        await().atMost(PROMISED)
                .until(() -> client.events("config:updated").stream()
                        .anyMatch(
                                e -> e.path("settings").path("prefix").asText().equals(prefix)));
        assertThat(client.events("config:updated").getLast().path("version").asLong())
                .isEqualTo(version);
    }

    /** What was told of the guild before this has arrived. */
    private void flush(PanelClient client) {
        push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "flush", "x", "1", "success", 1, 1));
        client.awaitEvent("command:executed");
    }

    /** Redis is heard, and the round has begun that catches up with what was published before it was. */
    private void awaitUnbroken() {
        awaitRounds(2);
    }

    /** So many more rounds have been gone through. */
    private void awaitRounds(int rounds) {
        long before = rounds();
        for (int round = 1; round <= rounds; round++) {
            long expected = before + round;
            push.feed().lookNow();
            await().until(() -> rounds() >= expected);
        }
    }

    private long rounds() {
        return push.querySide().requests().stream()
                .filter(r -> r.startsWith("/internal/changes"))
                .count();
    }

    @Nested
    class WhenRedisIsKilled {
        @Test
        void tellsChangesMadeMeanwhileOnceEach() {
            PanelClient adam = connected();
            redis.kill();
            long first = push.querySide().changeSettings(GUILD, Map.of("prefix", "a"));
            awaitPrefix(adam, "a", first);
            long second = push.querySide().toggle(GUILD, "giveaway", true);
            JsonNode toggled = adam.awaitEvent("module:toggled");
            assertThat(toggled.path("version").asLong()).isEqualTo(second);
            assertThat(toggled.path("enabled").asBoolean()).isTrue();
            redis.startAgain();
            push.awaitRedis();
            awaitRounds(2);
            assertThat(adam.events("config:updated")).hasSize(1);
            assertThat(adam.events("module:toggled")).hasSize(1);
            assertThat(adam.happened("disconnect")).isEmpty();
        }

        @Test
        void hearsRedisAgainWhenItIsBack() {
            PanelClient adam = connected();
            redis.kill();
            await().until(() -> !push.feed().isRedisConnected());
            redis.startAgain();
            push.awaitRedis();
            long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "b"));
            push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "b"), 77, version));
            awaitPrefix(adam, "b", version);
        }
    }

    @Nested
    class WhenRedisFallsSilent {
        @Test
        void tellsChangesAndRevocationsAllTheSame() throws IOException, InterruptedException {
            PanelClient adam = connected();
            signal("STOP");
            try {
                long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "h"));
                awaitPrefix(adam, "h", version);
                push.querySide().allow(ADAM);
                adam.awaitEvent("permission:revoked");
            } finally {
                signal("CONT");
            }
        }

        private void signal(String name) throws IOException, InterruptedException {
            String pid = Long.toString(redis.server().pid());
            assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                    .isZero();
        }
    }

    @Nested
    class WhenRedisIsAbsentFromTheStart {
        @Test
        void tellsChangesAllTheSameAndTakesRedisUpWhenItComes() {
            push.close();
            redis.kill();
            push = PushUnderTest.start(redis.url());
            PanelClient adam = connected();
            long first = push.querySide().changeSettings(GUILD, Map.of("prefix", "c"));
            awaitPrefix(adam, "c", first);
            redis.startAgain();
            push.awaitRedis();
            long second = push.querySide().changeSettings(GUILD, Map.of("prefix", "d"));
            push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "d"), 1, second));
            awaitPrefix(adam, "d", second);
            assertThat(adam.events("config:updated")).hasSize(2);
        }
    }

    @Nested
    class WhenRedisLosesAnEnvelope {
        @Test
        void tellsTheChangeByTheSafetyNet() {
            PanelClient adam = connected();
            long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "e"));
            await().atMost(ChangeFeed.TICK.multipliedBy(2).plus(PROMISED))
                    .until(() -> !adam.events("config:updated").isEmpty());
            awaitPrefix(adam, "e", version);
        }
    }

    @Nested
    class WhenRedisTellsEverything {
        @Test
        void doesNotRepeatIt() {
            PanelClient adam = connected();
            awaitUnbroken();
            push.byRedisAlone(() -> {
                long settings = push.querySide().changeSettings(GUILD, Map.of("prefix", "f"));
                push.publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.SETTINGS, 1, settings));
                push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "f"), 1, settings));
                long configured = push.querySide().toggle(GUILD, "giveaway", false);
                push.publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.GIVEAWAY, 1, configured));
                return adam.awaitEvents("invalidate", 2);
            });
            push.awaitTold();
            flush(adam);
            assertThat(adam.eventNames())
                    .containsExactlyInAnyOrder("invalidate", "config:updated", "invalidate", "command:executed");
        }

        @Test
        void tellsWhatArrivesAfterTheRoundThatAlreadyKnewOfIt() {
            PanelClient adam = connected();
            awaitUnbroken();
            push.byRedisAlone(() -> {
                long version = push.querySide().toggle(GUILD, "giveaway", true);
                push.publish(Channel.BOT_ANY, ConfigChanged.updated(GUILD, ConfigPart.GIVEAWAY, 1, version));
                adam.awaitEvent("invalidate");
                push.querySide().answerChanges(1);
                await().until(push.querySide()::answersNoMore);
                push.publish(Channel.MODULE_TOGGLE, new ModuleToggle(GUILD, "giveaway", true, Map.of(), 1, version));
                return adam.awaitEvent("module:toggled");
            });
            push.awaitTold();
            flush(adam);
            assertThat(adam.events("module:toggled")).hasSize(1);
        }

        @Test
        void tellsAForcedReloadEachTime() {
            PanelClient adam = connected();
            long version = push.byRedisAlone(() -> {
                long rejoined = push.querySide().rejoin(GUILD);
                push.publish(Channel.GUILD_RELOAD, new GuildReload(GUILD, 1, rejoined));
                adam.awaitEvents("guild:reload", 1);
                return rejoined;
            });
            push.awaitTold();
            flush(adam);
            assertThat(adam.events("guild:reload")).hasSize(1);
            push.publish(Channel.GUILD_RELOAD, new GuildReload(GUILD, 2, version));
            adam.awaitEvents("guild:reload", 2);
        }
    }

    @Nested
    class WhenTheQuerySideWasAwayToo {
        @Test
        void tellsEverythingWhenItIsBack() {
            PanelClient adam = connected();
            push.querySide().stop();
            redis.kill();
            long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "g"));
            push.querySide().start();
            awaitPrefix(adam, "g", version);
        }
    }
}
