package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GrantedAccess.RoleAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorityWordsTest {
    private static final String GUILD = "1180000000000000001";
    private static final AccessGrants GRANTS = AccessGrants.of(
            new GrantedAccess("read", List.of(new RoleAccess("303", "read"), new RoleAccess("304", "write"))));
    private static final GuildAuthority AUTHORITY = GuildAuthority.ownedBy("olivia")
            .opened(AccessGrants.NONE.changesTo(GRANTS))
            .granting("mona", GuildPermission.MANAGE_GUILD)
            .withRole("304", List.of("max", "mona"));

    private static GuildAuthority read(Map<String, List<String>> words) {
        return AuthorityWords.read(true, "olivia", GUILD, words);
    }

    @Test
    void areReadAsTheSame() {
        assertThat(read(AuthorityWords.of(AUTHORITY, GUILD))).isEqualTo(AUTHORITY);
        GuildAuthority plain = GuildAuthority.ownedBy("olivia");
        assertThat(AuthorityWords.of(plain, GUILD)).isEmpty();
        assertThat(read(Map.of())).isEqualTo(plain);
    }

    @Test
    void standUnderWhomTheyAreAbout() {
        assertThat(AuthorityWords.of(AUTHORITY, GUILD))
                .isEqualTo(Map.of(
                        GUILD,
                        List.of("manageGuild=read", "roles.303=read", "roles.304=write"),
                        "max",
                        List.of("role:304"),
                        "mona",
                        List.of("MANAGE_GUILD", "role:304")));
    }

    @Test
    void openNothingWhereTheyAreUnknown() {
        GuildAuthority read = read(Map.of(
                "max", List.of("EVERYTHING", "ADMINISTRATOR"), GUILD, List.of("roles.304=rule", "=", "everybody")));

        assertThat(read.levelOf("max")).isEqualTo(AccessLevel.ADMINISTRATOR);
        assertThat(read.grants()).isEqualTo(AccessGrants.NONE);
    }

    @Test
    void giveTheGuildItselfNothing() {
        assertThat(read(Map.of(GUILD, List.of("ADMINISTRATOR", "manageGuild=write")))
                        .levelOf(GUILD))
                .isEqualTo(AccessLevel.NONE);
    }
}
