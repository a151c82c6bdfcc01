package dev.guildhall.bot.directory;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuildDirectoryIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private RunningBot bot;

    @BeforeEach
    void start() {
        bot = startBot();
        await().until(() -> sides.directory().members(DEMO).containsKey(MAX)
                && sides.directory().members(ELSEWHERE).containsKey(ERIN));
    }

    private RunningBot startBot() {
        return RunningBot.start(discord, TestRedis.shared().url(), sides, "--guildhall.directory.upkeep=300ms")
                .awaitConnected();
    }

    @AfterEach
    void stop() {
        bot.close();
        discord.close();
        sides.close();
    }

    private Optional<GuildChannel> channel(String id) {
        return sides.directory().of(DEMO).stream()
                .flatMap(directory -> directory.channels().stream())
                .filter(channel -> channel.id().equals(id))
                .findFirst();
    }

    private Optional<GuildRole> role(String id) {
        return sides.directory().of(DEMO).stream()
                .flatMap(directory -> directory.roles().stream())
                .filter(role -> role.id().equals(id))
                .findFirst();
    }

    private Map<String, Names> members() {
        return sides.directory().members(DEMO);
    }

    @Nested
    class WhenConnected {
        @Test
        void tellsChannelsRolesAndMembersOfEachGuild() {
            GuildDirectory demo = sides.directory().of(DEMO).orElseThrow();

            assertThat(demo.channels())
                    .contains(
                            new GuildChannel("1180000000000000201", "general", ChannelKind.TEXT, null, 1),
                            new GuildChannel("1180000000000000211", "lobby", ChannelKind.VOICE, null, 4),
                            new GuildChannel("1180000000000000221", "tickets", ChannelKind.CATEGORY, null, 0))
                    .hasSize(5);
            assertThat(demo.roles())
                    .contains(
                            new GuildRole("1180000000000000301", "Admin", "#e74c3c", 4, false),
                            new GuildRole("1180000000000000309", "Guildhall", null, 5, true))
                    .extracting(GuildRole::id)
                    .contains(DEMO);
            assertThat(members()).containsEntry(ADAM, new Names(ADAM, "adam", "Adam", null));
            assertThat(sides.directory().members(ELSEWHERE)).containsOnlyKeys(ERIN, MAX, "1180000000000000900");
        }
    }

    @Nested
    class WhenSomethingChanges {
        @Test
        void tellsOfChannelsMadeRenamedAndDeleted() {
            String made = discord.createChannel(DEMO, "voice", "stage left");
            await().until(() -> channel(made).isPresent());
            assertThat(channel(made).orElseThrow().kind()).isEqualTo(ChannelKind.VOICE);

            discord.renameChannel(DEMO, made, "stage right");
            await().until(() -> channel(made).orElseThrow().name().equals("stage right"));

            discord.deleteChannel(DEMO, made);
            await().until(() -> channel(made).isEmpty());
        }

        @ParameterizedTest
        @CsvSource({"stage,STAGE", "forum,FORUM", "media,MEDIA", "announcement,TEXT", "category,CATEGORY"})
        void tellsOfWhichKindAChannelIs(String made, ChannelKind kind) {
            String id = discord.createChannel(DEMO, made, "kind-" + made);

            await().until(() -> channel(id).isPresent());
            assertThat(channel(id).orElseThrow().kind()).isEqualTo(kind);
        }

        @Test
        void tellsOfRolesMadeAndDeleted() {
            String made = discord.createRole(DEMO, "Herald", 0x00ff7f);
            await().until(() -> role(made).isPresent());
            assertThat(role(made).orElseThrow().colour()).isEqualTo("#00ff7f");

            discord.deleteRole(DEMO, made);
            await().until(() -> role(made).isEmpty());
        }

        @Test
        void tellsOfManyMembersAtOnce() {
            discord.generateMembers(DEMO, 2_000);

            await().atMost(LONG).until(() -> members().size() == 2_005);
        }
    }

    /** With the usual upkeep, which does not look while all are being told for the first time, and have them told again. */
    @Nested
    class WhenMembersComeAndGo {
        @BeforeEach
        void startWithUsualUpkeep() {
            bot.close();
            sides.directory().clear();
            bot = RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();
            await().until(() -> sides.directory().passes(DEMO) > 0);
        }

        @Test
        void tellsWhoCameWhoWentAndWhoIsCalledSomethingElse() {
            long passes = sides.directory().passes(DEMO);

            discord.join(DEMO, ERIN);
            discord.kick(DEMO, MONA);
            discord.nick(DEMO, ADAM, "The first");
            discord.rename(MAX, "Maximilian");

            await().until(() -> members().containsKey(ERIN) && !members().containsKey(MONA));
            await().until(() -> members().containsValue(new Names(ADAM, "adam", "Adam", "The first")));
            await().until(() -> members().containsValue(new Names(MAX, "max", "Maximilian", null)));
            await().until(() ->
                    sides.directory().members(ELSEWHERE).containsValue(new Names(MAX, "max", "Maximilian", null)));
            assertThat(sides.directory().passes(DEMO)).isEqualTo(passes);
        }
    }

    @Nested
    class WhenThereIsANewSession {
        @Test
        void tellsWhatChangedMeanwhile() {
            discord.fault(Map.of("kind", "invalid-session"));
            discord.kick(DEMO, MONA);
            String made = discord.createChannel(DEMO, "text", "meanwhile");

            await().atMost(LONG)
                    .until(() -> channel(made).isPresent() && !members().containsKey(MONA));
        }
    }

    @Nested
    class WhenTheBotWasAway {
        @Test
        void findsWhoLeftMeanwhile() {
            bot.close();
            discord.kick(DEMO, MONA);
            discord.join(DEMO, ERIN);
            String made = discord.createChannel(DEMO, "text", "meanwhile");
            bot = startBot();

            await().atMost(LONG)
                    .until(() -> channel(made).isPresent()
                            && members().containsKey(ERIN)
                            && !members().containsKey(MONA));
        }
    }

    @Nested
    class WhenTwoBotsAreThere {
        @Test
        void tellsTheSameAndGoesOnWhenOneIsGone() {
            try (RunningBot other = startBot()) {
                String made = discord.createChannel(DEMO, "text", "for both");
                discord.join(DEMO, ERIN);
                await().until(() -> channel(made).isPresent() && members().containsKey(ERIN));
                assertThat(other.bean(DirectoryTeller.class).guilds()).contains(DEMO);
            }
            discord.kick(DEMO, ERIN);
            String made = discord.createChannel(DEMO, "text", "for one");

            await().until(() -> channel(made).isPresent() && !members().containsKey(ERIN));
        }
    }

    @Nested
    class WhenTheQuerySideHoldsSomethingElse {
        @Test
        void tellsAllAgainAfterItsTablesWereThrownAway() {
            sides.directory().clear();

            await().until(() ->
                    channel("1180000000000000201").isPresent() && members().containsKey(ADAM));
        }

        @Test
        void tellsAgainWhatAnotherBotWroteOver() {
            sides.directory().overwrite(DEMO);

            await().until(() -> channel("1180000000000000201").isPresent());
        }

        @Test
        void tellsOnceItIsBack() {
            sides.stop();
            String made = discord.createChannel(DEMO, "text", "meanwhile");
            discord.kick(DEMO, MONA);
            sides.startAgain();

            await().atMost(LONG)
                    .until(() -> channel(made).isPresent() && !members().containsKey(MONA));
        }
    }
}
