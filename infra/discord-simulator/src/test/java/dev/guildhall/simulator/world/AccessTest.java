package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.wire.Permission;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final World world = DefaultWorld.create("1180000000000000900", Clock.systemUTC());
    private final Guild guild = world.guild(DefaultWorld.GUILD).orElseThrow();
    private final Channel channel = guild.firstTextChannel().orElseThrow();

    private long of(String userId) {
        return Access.in(guild, channel, guild.member(userId).orElseThrow());
    }

    private void overwrite(String id, int type, long allow, long deny) {
        channel.overwrites().put(id, new Overwrite(id, type, allow, deny));
    }

    @Nested
    class WhenNothingIsOverwritten {
        @Test
        void givesOwnerAndAdministratorEverything() {
            assertThat(of(DefaultWorld.OLIVIA)).isEqualTo(Permission.ALL);
            assertThat(of(DefaultWorld.ADAM)).isEqualTo(Permission.ALL);
        }

        @Test
        void addsUpWhatTheRolesGrant() {
            assertThat(Permission.has(of(DefaultWorld.MONA), Permission.MANAGE_GUILD | Permission.SEND_MESSAGES))
                    .isTrue();
            assertThat(Permission.has(of(DefaultWorld.MAX), Permission.MANAGE_GUILD))
                    .isFalse();
        }
    }

    @Nested
    class WhenTheChannelOverwrites {
        @Test
        void letsTheMembersOwnWordWinOverTheRoles() {
            overwrite(guild.id(), Overwrite.ROLE, 0, Permission.VIEW_CHANNEL);
            assertThat(of(DefaultWorld.MAX)).isZero();
            overwrite(DefaultWorld.MAX, Overwrite.MEMBER, Permission.VIEW_CHANNEL, 0);
            assertThat(Permission.has(of(DefaultWorld.MAX), Permission.VIEW_CHANNEL))
                    .isTrue();
            assertThat(of(DefaultWorld.MONA)).isZero();
        }

        @Test
        void letsARolesGrantWinOverAnotherRolesDenial() {
            overwrite(DefaultWorld.ROLE_MEMBER, Overwrite.ROLE, 0, Permission.SEND_MESSAGES);
            overwrite(DefaultWorld.ROLE_MANAGER, Overwrite.ROLE, Permission.SEND_MESSAGES, 0);
            assertThat(Permission.has(of(DefaultWorld.MONA), Permission.SEND_MESSAGES))
                    .isTrue();
            assertThat(Permission.has(of(DefaultWorld.MAX), Permission.SEND_MESSAGES))
                    .isFalse();
        }

        @Test
        void neverBindsAnAdministrator() {
            overwrite(guild.id(), Overwrite.ROLE, 0, Permission.VIEW_CHANNEL);
            assertThat(of(DefaultWorld.ADAM)).isEqualTo(Permission.ALL);
        }
    }
}
