package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MembershipIT {
    private static final String GUILD = "/sim/guilds/" + DefaultWorld.GUILD;

    private final Queue<GenericEvent> heard = new ConcurrentLinkedQueue<>();
    private DiscordSimulator simulator;
    private Client client;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        EventListener ears = heard::add;
        bot = Bot.login(
                simulator,
                builder -> builder.enableIntents(GatewayIntent.GUILD_MODERATION).addEventListeners(ears));
    }

    @AfterEach
    void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private boolean heard(Class<?> type) {
        return heard.stream().anyMatch(type::isInstance);
    }

    private boolean known(String userId) {
        return bot.guild(DefaultWorld.GUILD).getMemberById(userId) != null;
    }

    @Nested
    class WhenPeopleComeAndGo {
        @Test
        void tellsTheBot() {
            assertThat(client.send("PUT", GUILD + "/members/" + DefaultWorld.OTTO, "{\"roles\":[]}")
                            .status())
                    .isEqualTo(201);
            await().until(() -> known(DefaultWorld.OTTO));
            assertThat(client.send("DELETE", GUILD + "/members/" + DefaultWorld.OTTO + "?as=kick", "")
                            .status())
                    .isEqualTo(204);
            await().until(() -> heard(GuildMemberRemoveEvent.class) && !known(DefaultWorld.OTTO));
            assertThat(heard(GuildBanEvent.class)).isFalse();
        }

        @Test
        void tellsOfABan() {
            client.send("DELETE", GUILD + "/members/" + DefaultWorld.MAX + "?as=ban", "");
            await().until(() -> heard(GuildBanEvent.class) && !known(DefaultWorld.MAX));
        }

        @Test
        void refusesWhatCannotBe() {
            assertThat(client.send("PATCH", GUILD + "/members/" + DefaultWorld.OTTO, "{\"roles\":[]}")
                            .status())
                    .isEqualTo(404);
            assertThat(client.send("PATCH", GUILD + "/members/" + DefaultWorld.MAX, "{\"roles\":[\"1\"]}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.send("DELETE", GUILD + "/members/" + DefaultWorld.OLIVIA, "")
                            .status())
                    .isEqualTo(409);
            assertThat(client.send("DELETE", GUILD + "/members/" + DefaultWorld.MAX + "?as=x", "")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class WhenTheBotComesAndGoes {
        @Test
        void leavesAndReturns() {
            client.send("DELETE", GUILD, "");
            await().until(() -> bot.jda().getGuildById(DefaultWorld.GUILD) == null);
            assertThat(client.asBot("GET", "/guilds/" + DefaultWorld.GUILD, "").status())
                    .isEqualTo(404);
            client.post("/sim/guilds", "{\"guildId\":\"" + DefaultWorld.GUILD + "\"}");
            await().until(() -> bot.jda().getGuildById(DefaultWorld.GUILD) != null);
            assertThat(known(DefaultWorld.MAX)).isTrue();
        }

        @Test
        void isInvitedToANewGuild() {
            String id = client.post("/sim/guilds", "{\"name\":\"Fresh\"}")
                    .body()
                    .path("id")
                    .asText();
            await().until(() -> bot.jda().getGuildById(id) != null);
            assertThat(bot.guild(id).getName()).isEqualTo("Fresh");
            assertThat(bot.guild(id).getSelfMember().getRoles()).hasSize(1);
        }
    }
}
