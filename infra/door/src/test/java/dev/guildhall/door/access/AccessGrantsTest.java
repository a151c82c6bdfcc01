package dev.guildhall.door.access;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static dev.guildhall.events.permission.GuildPermission.MANAGE_GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guildhall.events.Change;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GrantedAccess.RoleAccess;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessGrantsTest {
    private static final GrantedAccess GRANTED =
            new GrantedAccess("read", List.of(new RoleAccess("303", "read"), new RoleAccess("304", "write")));
    private static final GuildAuthority GUILD =
            GuildAuthority.ownedBy("olivia").opened(AccessGrants.NONE.changesTo(AccessGrants.of(GRANTED)));

    @Nested
    class WhenWritten {
        @Test
        void isReadAsTheSame() {
            assertThat(AccessGrants.of(GRANTED).granted()).isEqualTo(GRANTED);
            assertThat(AccessGrants.NONE.granted()).isEqualTo(new GrantedAccess("none", List.of()));
        }

        @Test
        void becomesTheOtherByItsChanges() {
            AccessGrants before = AccessGrants.of(GRANTED);
            AccessGrants after = AccessGrants.of(new GrantedAccess("none", List.of(new RoleAccess("304", "read"))));

            assertThat(before.changesTo(after))
                    .containsExactly(
                            new Change("manageGuild", "read", null),
                            new Change("roles.303", "read", null),
                            new Change("roles.304", "write", "read"));
            assertThat(before.after(before.changesTo(after))).isEqualTo(after);
            assertThat(before.changesTo(before)).isEmpty();
        }

        @Test
        void opensNothingByWhatItDoesNotKnow() {
            AccessGrants later = AccessGrants.of(GRANTED)
                    .after(List.of(
                            new Change("manageGuild", "read", "everything"),
                            new Change("roles.304", "write", "owner"),
                            new Change("channels.201", null, "write")));

            assertThat(later.granted()).isEqualTo(new GrantedAccess("none", List.of(new RoleAccess("303", "read"))));
        }

        @Test
        void givesNothingThatIsDiscordsToGive() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccessGrants.of(new GrantedAccess("administrator", List.of())));
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> AccessGrants.of(new GrantedAccess("none", List.of(new RoleAccess("304", "none")))));
        }
    }

    @Nested
    class WhenAskedForALevel {
        @Test
        void isTheHighestOfAll() {
            GuildAuthority guild = GUILD.granting("mona", MANAGE_GUILD)
                    .withRole("303", List.of("max", "mona"))
                    .withRole("304", List.of("max"));

            assertThat(guild.levelOf("mona")).isEqualTo(AccessLevel.READ);
            assertThat(guild.levelOf("max")).isEqualTo(AccessLevel.WRITE);
            assertThat(guild.granting("max", ADMINISTRATOR).levelOf("max")).isEqualTo(AccessLevel.ADMINISTRATOR);
            assertThat(guild.levelOf("olivia")).isEqualTo(AccessLevel.OWNER);
            assertThat(guild.levelOf("erin")).isEqualTo(AccessLevel.NONE);
            assertThat(guild.withPresence(false).levelOf("max")).isEqualTo(AccessLevel.NONE);
        }

        @Test
        void followsTheEvents() {
            GuildAuthority guild = GUILD.after(new RoleGained("1", "304", List.of("max")));
            assertThat(guild.levelOf("max")).isEqualTo(AccessLevel.WRITE);

            assertThat(guild.after(new RoleLost("1", "304", List.of("max"), "role-removed"))
                            .levelOf("max"))
                    .isEqualTo(AccessLevel.NONE);
            assertThat(guild.after(new AccessChanged("1", List.of(new Change("roles.304", "write", null))))
                            .holders())
                    .isEmpty();
            assertThat(guild.after(new PermissionGranted("1", "max", "MANAGE_EVERYTHING")))
                    .isEqualTo(guild);
        }

        @Test
        void remembersNoHoldersOfOtherRoles() {
            assertThat(GUILD.withRole("305", List.of("max"))).isEqualTo(GUILD);
        }

        @Test
        void letsOnlyTheOwnerGrant() {
            assertThat(AccessLevel.ADMINISTRATOR.mayGrant()).isFalse();
            assertThat(AccessLevel.OWNER.mayGrant()).isTrue();
        }
    }
}
