package dev.guildhall.door.access;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static dev.guildhall.events.permission.GuildPermission.MANAGE_GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuildAuthorityTest {
    private static final GuildAuthority GUILD = GuildAuthority.ownedBy("olivia");

    @Test
    void knowsOwnerAdministratorAndNobodyElse() {
        GuildAuthority guild = GUILD.granting("adam", ADMINISTRATOR).granting("mona", MANAGE_GUILD);

        assertThat(guild.levelOf("olivia")).isEqualTo(AccessLevel.OWNER);
        assertThat(guild.levelOf("adam")).isEqualTo(AccessLevel.ADMINISTRATOR);
        assertThat(guild.levelOf("mona")).isEqualTo(AccessLevel.NONE);
        assertThat(guild.levelOf("max")).isEqualTo(AccessLevel.NONE);
    }

    @Test
    void takesOnlyWhatIsRevoked() {
        GuildAuthority guild = GUILD.granting("adam", ADMINISTRATOR).granting("adam", MANAGE_GUILD);

        assertThat(guild.revoking("adam", MANAGE_GUILD).levelOf("adam")).isEqualTo(AccessLevel.ADMINISTRATOR);
        assertThat(guild.revoking("adam", ADMINISTRATOR).levelOf("adam")).isEqualTo(AccessLevel.NONE);
        assertThat(guild.revoking("adam", ADMINISTRATOR)
                        .revoking("adam", MANAGE_GUILD)
                        .permissions())
                .isEmpty();
    }

    @Test
    void passesOwnershipOn() {
        GuildAuthority guild = GUILD.ownedInsteadBy("adam");

        assertThat(guild.levelOf("adam")).isEqualTo(AccessLevel.OWNER);
        assertThat(guild.levelOf("olivia")).isEqualTo(AccessLevel.NONE);
    }

    @Test
    void showsNobodyAnythingWhereTheBotIsNot() {
        assertThat(GUILD.withPresence(false).levelOf("olivia")).isEqualTo(AccessLevel.NONE);
    }

    @Test
    void ordersTheLevels() {
        assertThat(AccessLevel.of("read").mayRead()).isTrue();
        assertThat(AccessLevel.READ.mayWrite()).isFalse();
        assertThat(AccessLevel.WRITE.mayWrite()).isTrue();
        assertThat(AccessLevel.OWNER.word()).isEqualTo("owner");
    }
}
