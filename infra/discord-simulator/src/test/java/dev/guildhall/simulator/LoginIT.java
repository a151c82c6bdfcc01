package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.simulator.world.DefaultWorld;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginIT {
    private DiscordSimulator simulator;

    @BeforeEach
    void start() {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Nested
    class WhenTheTokenIsRight {
        @ParameterizedTest
        @EnumSource(Compression.class)
        void cachesGuildsAndMembers(Compression compression) throws Exception {
            try (Bot bot = Bot.login(simulator, builder -> builder.setCompression(compression))) {
                assertThat(bot.jda().getGuilds().stream().map(Guild::getName))
                        .containsExactlyInAnyOrder("Guildhall Demo", "Elsewhere");
                Guild guild = bot.guild(DefaultWorld.GUILD);
                assertThat(guild.getMembers().stream().map(ISnowflake::getId))
                        .contains(DefaultWorld.OLIVIA, DefaultWorld.ADAM, DefaultWorld.MONA, DefaultWorld.MAX)
                        .doesNotContain(DefaultWorld.OTTO, DefaultWorld.ERIN);
                assertThat(guild.getChannels().stream().map(GuildChannel::getId))
                        .contains(DefaultWorld.GENERAL, DefaultWorld.LOBBY, DefaultWorld.TICKETS);
            }
        }

        @Test
        void knowsWhoMayDoWhat() throws Exception {
            try (Bot bot = Bot.login(simulator)) {
                Guild guild = bot.guild(DefaultWorld.GUILD);
                assertThat(guild.getOwnerId()).isEqualTo(DefaultWorld.OLIVIA);
                assertThat(permissions(bot, DefaultWorld.ADAM)).contains(Permission.ADMINISTRATOR);
                assertThat(permissions(bot, DefaultWorld.MONA))
                        .contains(Permission.MANAGE_SERVER)
                        .doesNotContain(Permission.ADMINISTRATOR);
                assertThat(permissions(bot, DefaultWorld.MAX)).doesNotContain(Permission.MANAGE_SERVER);
                assertThat(guild.getSelfMember().hasPermission(Permission.ADMINISTRATOR))
                        .isTrue();
            }
        }

        private static List<Permission> permissions(Bot bot, String userId) {
            return List.copyOf(bot.member(userId).getPermissions());
        }

        @Test
        void loadsThousandsOfMembersInChunks() throws Exception {
            try (Client client = new Client(simulator)) {
                client.post("/sim/guilds/" + DefaultWorld.GUILD + "/members/generate", "{\"count\":2500}");
            }
            try (Bot bot = Bot.login(simulator)) {
                Guild guild = bot.guild(DefaultWorld.GUILD);
                assertThat(guild.getMembers()).hasSize(2505);
            }
        }
    }

    @Nested
    class WhenTheTokenIsWrong {
        @Test
        void refusesTheLogin() {
            assertThatThrownBy(() -> Bot.builder(simulator, "wrong").build()).isInstanceOf(InvalidTokenException.class);
        }
    }
}
