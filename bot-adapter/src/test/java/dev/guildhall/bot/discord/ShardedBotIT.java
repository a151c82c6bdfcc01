package dev.guildhall.bot.discord;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.bot.shard.Shards;
import dev.guildhall.bot.status.OwnStatus;
import dev.guildhall.door.status.BotStatus;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One process with several shards, in a Discord that asks for them. */
class ShardedBotIT {
    private static final int TOTAL = 2;
    private static final int MAX_INVITATIONS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVERY_SHARD = "--guildhall.discord.shards.total=0";

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private final Map<Integer, String> guilds = new TreeMap<>();

    @BeforeEach
    void divide() {
        discord.gateway(Map.of("shards", TOTAL, "maxConcurrency", 2));
        for (int i = 0; guilds.size() < TOTAL && i < MAX_INVITATIONS; i++) {
            String guild = discord.invite("Guild " + i);
            guilds.putIfAbsent(Shards.of(guild, TOTAL), guild);
        }
        assertThat(guilds).hasSize(TOTAL);
    }

    @AfterEach
    void close() {
        sides.close();
        discord.close();
    }

    private String guild(int shard) {
        return Objects.requireNonNull(guilds.get(shard));
    }

    private RunningBot start(String... more) {
        return RunningBot.start(discord, TestRedis.shared().url(), sides, more);
    }

    private void awaitGuilds(RunningBot bot) {
        bot.awaitCommands();
        GuildPresence presence = bot.bean(GuildPresence.class);
        await().atMost(PATIENCE).until(() -> guilds.values().stream().allMatch(presence::isIn));
        await().atMost(PATIENCE).until(() -> shows(guild(0)) && shows(guild(1)));
    }

    private boolean shows(String guild) {
        return discord.command(guild, OLIVIA, "/config show").path("embeds").size() == 1;
    }

    private List<JsonNode> sessions() {
        return discord.state()
                .path("sessions")
                .valueStream()
                .filter(session -> session.path("connected").asBoolean())
                .toList();
    }

    private List<Integer> connectedShards() {
        return sessions().stream()
                .map(session -> session.path("shard").asInt())
                .sorted()
                .toList();
    }

    @Nested
    class WhenDiscordRecommendsSeveralShards {
        @Test
        void eachHasItsSessionAndWhatIsTheBotsIsDoneOnce() {
            try (RunningBot bot = start(EVERY_SHARD).awaitConnected()) {
                awaitGuilds(bot);

                eachHasItsSession(bot);
                everyGuildIsTold();
                assertThat(discord.calls("/commands"))
                        .filteredOn(call -> call.path("method").asString().equals("PUT"))
                        .hasSize(1);
                await().atMost(PATIENCE).until(this::effectsAreAskedForOfBoth);
                assertThat(sides.shards().areHeld()).isTrue();
            }
            assertThat(sides.shards().areHeld()).isFalse();
        }

        private void eachHasItsSession(RunningBot bot) {
            assertThat(connectedShards()).containsExactly(0, 1);
            assertThat(sessions()).allMatch(session -> session.path("shards").asInt() == TOTAL);
            assertThat(sides.shards().identified()).containsExactlyInAnyOrder(0, 1);
            DiscordConnection connection = bot.bean(DiscordConnection.class);
            guilds.forEach((shard, guild) -> {
                assertThat(connection.session(guild).orElseThrow().getGuilds())
                        .allMatch(known -> Shards.of(known.getId(), TOTAL) == shard);
                assertThat(connection.connected(guild)).isTrue();
            });
            BotStatus status = bot.bean(OwnStatus.class).botStatus();
            assertThat(status.discordConnected()).isTrue();
            assertThat(List.of(status.shardsConnected(), status.shardsTotal())).containsExactly(TOTAL, TOTAL);
        }

        private void everyGuildIsTold() {
            guilds.values()
                    .forEach(guild -> await().atMost(PATIENCE)
                            .until(() -> !sides.calls("PUT", "/internal/guilds/" + guild)
                                    .isEmpty()));
            assertThat(sides.calls()).noneMatch(call -> call.method().equals("DELETE"));
        }

        private boolean effectsAreAskedForOfBoth() {
            return sides.calls("POST", "/internal/effects/claim").stream()
                    .map(SideCall::json)
                    .map(claim -> claim.path("shards"))
                    .anyMatch(shards -> shards.path("total").asInt() == TOTAL
                            && shards.path("shards").toString().equals("[0,1]"));
        }
    }

    @Nested
    class WhenTheProcessServesSomeShards {
        @Test
        void knowsNothingOfOtherGuilds() {
            try (RunningBot bot = start("--guildhall.discord.shards.total=2", "--guildhall.discord.shards.range=1")
                    .awaitConnected()) {
                GuildPresence presence = bot.bean(GuildPresence.class);
                await().atMost(PATIENCE).until(() -> presence.isIn(guild(1)));

                assertThat(connectedShards()).containsExactly(1);
                assertThat(presence.isIn(guild(0))).isFalse();
                assertThat(bot.bean(DiscordConnection.class).serves(guild(0))).isFalse();
                assertThat(discord.calls("/commands")).isEmpty();
            }
        }
    }

    @Nested
    class WhenTheShardsAreSomebodyElses {
        @Test
        void standsByUntilTheyAreFreeAndAgainWhenTheyAreTaken() {
            sides.shards().take();
            try (RunningBot bot = start(EVERY_SHARD)) {
                await().atMost(PATIENCE).until(() -> sides.shards().wishes().size() >= 2);
                assertThat(bot.bean(DiscordConnection.class).connected()).isFalse();
                assertThat(sessions()).isEmpty();
                assertThat(discord.calls("/users/@me")).isEmpty();

                sides.shards().giveBack();
                bot.awaitConnected();
                awaitGuilds(bot);

                sides.shards().take();
                await().atMost(PATIENCE).until(() -> sessions().isEmpty());
                assertThat(bot.bean(DiscordConnection.class).connected()).isFalse();
                assertThat(bot.bean(OwnStatus.class).botStatus().shardsTotal()).isZero();
            }
        }
    }

    @Nested
    class WhenTheCommandSideIsAway {
        @Test
        void theShardsAreServedOn() {
            try (RunningBot bot = start(EVERY_SHARD).awaitConnected()) {
                awaitGuilds(bot);
                int before = renewals();

                sides.away(true);
                await().atMost(PATIENCE).until(() -> renewals() > before + 6);

                assertThat(bot.bean(DiscordConnection.class).connected()).isTrue();
                assertThat(discord.command(guild(0), OLIVIA, "/config set key:prefix value:!")
                                .path("content")
                                .asString())
                        .isNotEmpty();
                sides.away(false);
            }
        }

        private int renewals() {
            return sides.calls("POST", "/internal/shards/renew").size();
        }
    }

    @Nested
    class WhenTheSettingsMakeNoSense {
        @Test
        void saysWhatTheyMayBe() {
            assertThatThrownBy(
                            () -> start("--guildhall.discord.shards.range=some").close())
                    .rootCause()
                    .hasMessageContaining("0-3, 'all' or 'any'");
        }
    }

    @Nested
    class WhenNothingIsConfigured {
        @Test
        void nobodyIsAskedForShards() {
            try (RunningBot bot = start().awaitConnected()) {
                assertThat(bot.bean(GuildPresence.class)).isNotNull();
                assertThat(sides.calls()).noneMatch(call -> call.path().startsWith("/internal/shards"));
                assertThat(discord.calls("/gateway/bot")).isEmpty();
                assertThat(bot.bean(DiscordConnection.class).serves(DEMO)).isTrue();
            }
        }
    }
}
