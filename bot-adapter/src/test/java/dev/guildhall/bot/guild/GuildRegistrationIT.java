package dev.guildhall.bot.guild;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.ADMIN_ROLE;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.MANAGER_ROLE;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.bench.ToldFacts;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Caller;
import dev.guildhall.testkit.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildRegistrationIT {
    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();

    @AfterEach
    void close() {
        discord.close();
        sides.close();
    }

    @Nested
    class WhenConnected {
        private RunningBot bot;

        @BeforeEach
        void start() {
            bot = RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();
            await().until(() ->
                    !registrations(DEMO).isEmpty() && !registrations(ELSEWHERE).isEmpty());
            // What comes while the guild is told is told with all the rest.
            await().until(() -> bot.bean(GuildRegistrar.class).isIdle(DEMO));
        }

        @AfterEach
        void stop() {
            bot.close();
        }

        @Test
        void registersEveryGuildWithOwnerAndPermittedMembers() throws Exception {
            SideCall demo = registrations(DEMO).getFirst();

            assertThat(demo.json().path("name").asString()).isEqualTo("Guildhall Demo");
            assertThat(demo.json().path("ownerId").asString()).isEqualTo(OLIVIA);
            assertThat(permissions()).isEqualTo(Map.of(ADAM, List.of("ADMINISTRATOR"), MONA, List.of("MANAGE_GUILD")));
            assertThat(registrations(ELSEWHERE)
                            .getFirst()
                            .json()
                            .path("ownerId")
                            .asString())
                    .isEqualTo(ERIN);

            String token = demo.header("authorization").substring("Bearer ".length());
            Caller caller =
                    new AccessTokens(RunningBot.JWT_SECRET, Clock.systemUTC(), Duration.ofSeconds(10)).verify(token);
            assertThat(caller).isEqualTo(new Caller(Caller.Kind.SERVICE, "bot-adapter", "bot-adapter", null));
        }

        @Test
        void tellsWhoGainedAndWhoLostPermissionsAndNothingElse() {
            int before = registrations(DEMO).size();
            discord.roles(DEMO, MAX, ADMIN_ROLE);
            await().until(() -> permissions().containsKey(MAX));

            discord.roles(DEMO, ADAM, MEMBER_ROLE);
            await().until(() -> !permissions().containsKey(ADAM));

            discord.kick(DEMO, MONA);
            await().until(() -> !permissions().containsKey(MONA));

            assertThat(permissions()).isEqualTo(Map.of(MAX, List.of("ADMINISTRATOR")));
            assertThat(registrations(DEMO)).hasSize(before);
            assertThat(memberReports(DEMO)).hasSize(3);
            assertThat(memberReports(DEMO).getLast().json().path("members").properties())
                    .singleElement()
                    .satisfies(
                            member -> assertThat(member.getValue().path("left").asBoolean())
                                    .isTrue());
        }

        @Test
        void tellsOfEveryMemberWhoseRoleGainedAPermission() {
            Guild guild =
                    bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO);
            Role role = Objects.requireNonNull(Objects.requireNonNull(guild).getRoleById(MEMBER_ROLE));
            role.getManager().givePermissions(Permission.MANAGE_SERVER).complete();

            await().until(() -> permissions().containsKey(MAX));
            assertThat(permissions()).containsKeys(OLIVIA, ADAM, MONA, MAX);
        }

        @Test
        void tellsOfANewOwner() {
            discord.transfer(DEMO, ADAM);

            await().until(() -> told(DEMO).ownerId().equals(ADAM));
        }

        @Test
        void registersAGuildOnJoinAndRemovesItOnLeave() {
            String guildId = discord.invite("Fresh");
            await().until(() -> !registrations(guildId).isEmpty());
            assertThat(last(guildId).json().path("name").asString()).isEqualTo("Fresh");

            discord.removeBot(guildId);
            await().until(() -> !removals(guildId).isEmpty());
            assertThat(bot.bean(GuildPresence.class).isIn(guildId)).isFalse();
        }

        @Test
        void tellsEverythingAgainAfterAnInvalidSession() {
            int before = registrations(DEMO).size();
            discord.fault(Map.of("kind", "invalid-session"));

            await().until(() -> registrations(DEMO).size() > before);
            assertThat(permissions()).containsKeys(ADAM, MONA);
            assertThat(removals(DEMO)).isEmpty();
        }

        @Test
        void tellsAgainUntilTheCommandSideIsBack() {
            sides.stop();
            discord.roles(DEMO, MAX, MANAGER_ROLE);
            discord.roles(DEMO, MAX, ADMIN_ROLE);
            sides.startAgain();

            // What was true in between may be told first, if the command side is back early.
            await().until(() -> List.of("ADMINISTRATOR").equals(permissions().get(MAX)));
        }
    }

    @Nested
    class WhenTheCommandSideIsAwayAtStart {
        @Test
        void registersOnceItIsThere() {
            sides.stop();
            try (RunningBot bot =
                    RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected()) {
                sides.startAgain();

                await().until(() -> !registrations(DEMO).isEmpty());
                assertThat(bot.bean(GuildPresence.class).isIn(DEMO)).isTrue();
            }
        }
    }

    private List<SideCall> registrations(String guildId) {
        return sides.calls("PUT", "/internal/guilds/" + guildId);
    }

    private List<SideCall> removals(String guildId) {
        return sides.calls("DELETE", "/internal/guilds/" + guildId);
    }

    private SideCall last(String guildId) {
        return registrations(guildId).getLast();
    }

    private List<SideCall> memberReports(String guildId) {
        return sides.calls("PATCH", "/internal/guilds/" + guildId + "/members");
    }

    private ToldFacts told(String guildId) {
        return ToldFacts.of(sides, guildId);
    }

    private Map<String, List<String>> permissions() {
        return told(DEMO).permissions();
    }
}
