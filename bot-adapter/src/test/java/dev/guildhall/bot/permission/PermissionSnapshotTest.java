package dev.guildhall.bot.permission;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static dev.guildhall.events.permission.GuildPermission.MANAGE_GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.permission.PermissionSnapshot.MemberRights;
import dev.guildhall.events.EventJson;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PermissionSnapshotTest {
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String MONA = "1180000000000000103";

    @Nested
    class WhenTaken {
        @Test
        void listsWhatRolesGiveByDiscordsOwnNames() {
            PermissionSnapshot snapshot = snapshot(
                    member(ADAM, Permission.ADMINISTRATOR, Permission.MANAGE_SERVER),
                    member(MONA, Permission.MANAGE_SERVER, Permission.MESSAGE_SEND));

            assertThat(snapshot.permissions())
                    .containsEntry(ADAM, List.of(ADMINISTRATOR, MANAGE_GUILD))
                    .containsEntry(MONA, List.of(MANAGE_GUILD))
                    .hasSize(2);
        }

        @Test
        void leavesOutMembersWithoutEitherPermission() {
            assertThat(snapshot(member(OLIVIA), member(MONA, Permission.KICK_MEMBERS))
                            .permissions())
                    .isEmpty();
        }

        @Test
        void leavesOutBots() {
            MemberRights bot = new MemberRights("1", true, Permission.ADMINISTRATOR.getRawValue());

            assertThat(snapshot(bot).permissions()).isEmpty();
        }

        @Test
        void isEqualWhateverTheOrderOfMembers() {
            MemberRights adam = member(ADAM, Permission.ADMINISTRATOR);
            MemberRights mona = member(MONA, Permission.MANAGE_SERVER);

            assertThat(snapshot(adam, mona)).isEqualTo(snapshot(mona, adam));
        }

        @Test
        void isWrittenAsTheCommandSideReadsIt() {
            assertThat(EventJson.writeString(snapshot(member(ADAM, Permission.ADMINISTRATOR))))
                    .isEqualTo("{\"name\":\"Guildhall Demo\",\"ownerId\":\"" + OLIVIA + "\",\"permissions\":{\"" + ADAM
                            + "\":[\"ADMINISTRATOR\"]}}");
        }
    }

    @Nested
    class WhenTooManyArePermitted {
        @Test
        void keepsAdministratorsFirst() {
            Stream<MemberRights> managers = LongStream.rangeClosed(1, PermissionSnapshot.MAX_PERMITTED)
                    .mapToObj(id -> member(Long.toString(id), Permission.MANAGE_SERVER));
            List<MemberRights> everybody = Stream.concat(managers, Stream.of(member(ADAM, Permission.ADMINISTRATOR)))
                    .toList();

            PermissionSnapshot snapshot = PermissionSnapshot.of("Guildhall Demo", OLIVIA, everybody);

            assertThat(snapshot.permissions())
                    .hasSize(PermissionSnapshot.MAX_PERMITTED)
                    .containsKeys(ADAM, "1")
                    .doesNotContainKey(Long.toString(PermissionSnapshot.MAX_PERMITTED));
        }
    }

    private static PermissionSnapshot snapshot(MemberRights... members) {
        return PermissionSnapshot.of("Guildhall Demo", OLIVIA, List.of(members));
    }

    private static MemberRights member(String id, Permission... permissions) {
        return new MemberRights(id, false, Permission.getRaw(permissions));
    }
}
