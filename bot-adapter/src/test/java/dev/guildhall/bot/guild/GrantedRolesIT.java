package dev.guildhall.bot.guild;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MANAGER_ROLE;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.Discord.SUPPORT_ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.bench.ToldFacts;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GrantedAccess.RoleAccess;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who holds a role is told as long as the role is granted, and as soon as it is. */
class GrantedRolesIT {
    private static final GrantedAccess SUPPORT_WRITES =
            new GrantedAccess("read", List.of(new RoleAccess(SUPPORT_ROLE, "write")));
    private static final GrantedAccess NOTHING = new GrantedAccess("none", List.of());

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private RunningBot bot;

    @BeforeEach
    void start() {
        bot = RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();
        await().until(() -> told().present());
        await().until(sides::isFollowed);
        awaitIdle();
    }

    /** What comes while the guild is told is told with all the rest. */
    private void awaitIdle() {
        await().until(() -> bot.bean(GuildRegistrar.class).isIdle(DEMO));
    }

    @AfterEach
    void close() {
        bot.close();
        discord.close();
        sides.close();
    }

    private ToldFacts told() {
        return ToldFacts.of(sides, DEMO);
    }

    private Set<String> supporters() {
        return told().holders(SUPPORT_ROLE);
    }

    private List<SideCall> holderReports() {
        return sides.calls("PUT", "/internal/guilds/" + DEMO + "/roles/" + SUPPORT_ROLE + "/holders");
    }

    /** The directory, which tells of members too, may still be at its beginning. */
    private List<SideCall> memberReports() {
        return sides.calls("PATCH", "/internal/guilds/" + DEMO + "/members");
    }

    /** As the query side tells it. */
    private void grant(GrantedAccess access) {
        long version = sides.grant(DEMO, access);
        bot.publish(Channel.GUILD_RELOAD, EventJson.writeString(new GuildReload(DEMO, 1, version)));
    }

    @Nested
    class WhenARoleIsGranted {
        @Test
        void tellsItsHolders() {
            discord.roles(DEMO, MAX, MEMBER_ROLE, SUPPORT_ROLE);
            discord.roles(DEMO, MONA, SUPPORT_ROLE);
            grant(SUPPORT_WRITES);

            await().until(() -> supporters().equals(Set.of(MAX, MONA)));
            assertThat(told().holders(MEMBER_ROLE)).isEmpty();
        }

        @Test
        void findsOutWithoutHearingOfIt() {
            discord.roles(DEMO, MAX, SUPPORT_ROLE);
            sides.grant(DEMO, SUPPORT_WRITES);

            await().until(() -> supporters().contains(MAX));
        }

        /** Whom Discord shows the command at all is another matter: those with MANAGE_GUILD, unless the guild says otherwise. */
        @Test
        void letsHoldersAndManagersUseTheBotAsGranted() {
            bot.awaitCommands();
            discord.roles(DEMO, MAX, MANAGER_ROLE, SUPPORT_ROLE);
            grant(new GrantedAccess("none", List.of(new RoleAccess(SUPPORT_ROLE, "read"))));
            await().until(() -> supporters().contains(MAX));
            assertThat(shown(MAX)).contains("prefix");
            assertThat(shown(MONA)).doesNotContain("prefix");

            grant(new GrantedAccess("read", List.of()));
            await().until(() -> shown(MONA).contains("prefix"));

            grant(NOTHING);
            await().until(() -> !shown(MONA).contains("prefix"));
            assertThat(shown(MAX)).doesNotContain("prefix");
        }

        private String shown(String userId) {
            return discord.command(DEMO, userId, "/config show").toString();
        }
    }

    @Nested
    class WhenHoldersChange {
        @BeforeEach
        void grantTheRole() {
            discord.roles(DEMO, MONA, SUPPORT_ROLE);
            grant(SUPPORT_WRITES);
            await().until(() -> supporters().equals(Set.of(MONA)));
            awaitIdle();
        }

        @Test
        void tellsOfThatMemberAlone() {
            int before = holderReports().size();
            discord.roles(DEMO, MAX, SUPPORT_ROLE);
            await().until(() -> supporters().equals(Set.of(MAX, MONA)));

            discord.roles(DEMO, MONA, MEMBER_ROLE);
            await().until(() -> supporters().equals(Set.of(MAX)));

            discord.ban(DEMO, MAX);
            await().until(() -> supporters().isEmpty());
            assertThat(holderReports()).hasSize(before);
        }

        @Test
        void keepsOtherRolesToItself() {
            int before = memberReports().size();
            discord.roles(DEMO, MAX);
            discord.roles(DEMO, MAX, MEMBER_ROLE);
            discord.roles(DEMO, MAX, SUPPORT_ROLE);
            await().until(() -> supporters().contains(MAX));

            assertThat(memberReports()).hasSize(before + 1);
        }

        @Test
        void tellsWhenTheRoleIsDeleted() {
            Guild guild =
                    bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO);
            Role role = Objects.requireNonNull(Objects.requireNonNull(guild).getRoleById(SUPPORT_ROLE));
            role.delete().complete();

            await().until(() -> supporters().isEmpty());
        }

        @Test
        void tellsEverythingAgainAfterAnInvalidSession() {
            int before = holderReports().size();
            discord.fault(Map.of("kind", "invalid-session"));
            discord.roles(DEMO, ADAM, SUPPORT_ROLE);

            await().until(() -> holderReports().size() > before && supporters().equals(Set.of(ADAM, MONA)));
        }

        @Test
        void tellsManyMembersWithoutTellingAll() {
            List<String> many = discord.generate(DEMO, 100);
            many.forEach(user -> discord.roles(DEMO, user, SUPPORT_ROLE));

            await().until(() -> supporters().size() == many.size() + 1);
        }
    }

    @Nested
    class WhenNothingHappens {
        @Test
        void tellsEverythingAnewFromTimeToTime() {
            try (RecordingSides others = new RecordingSides();
                    RunningBot frequent = RunningBot.start(
                            discord, TestRedis.shared().url(), others, "--guildhall.guilds.recheck-interval=200ms")) {
                await().until(() ->
                        others.calls("PUT", "/internal/guilds/" + DEMO).size() > 2);
                assertThat(frequent.bean(GuildPresence.class).isIn(DEMO)).isTrue();
            }
        }
    }
}
