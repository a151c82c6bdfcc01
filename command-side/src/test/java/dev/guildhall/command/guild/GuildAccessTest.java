package dev.guildhall.command.guild;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static dev.guildhall.events.permission.GuildPermission.MANAGE_GUILD;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.permission.AccessRejection.InvalidAccess;
import dev.guildhall.command.permission.AccessRejection.OwnersOnly;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.command.permission.PermissionPolicy;
import dev.guildhall.command.permission.TellHolders;
import dev.guildhall.command.permission.TellMembers;
import dev.guildhall.command.permission.TellMembers.MemberFacts;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GrantedAccess.RoleAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whom the owner lets in, and what follows from what Discord says about them. */
class GuildAccessTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String MONA = "1180000000000000103";
    private static final String MAX = "1180000000000000104";
    private static final String MEMBER = "1180000000000000303";
    private static final String SUPPORT = "1180000000000000304";

    private static final DiscordIds KNOWN = new DiscordIds(Map.of(), Set.of(MEMBER, SUPPORT));

    private static final GuildRegistered REGISTERED = new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA);
    private static final PermissionGranted ADAM_ADMINISTRATES =
            new PermissionGranted(GUILD, ADAM, ADMINISTRATOR.name());
    private static final PermissionGranted MONA_MANAGES = new PermissionGranted(GUILD, MONA, MANAGE_GUILD.name());
    private static final AccessChanged MANAGERS_READ = changed("manageGuild", null, "read");
    private static final AccessChanged SUPPORT_WRITES = changed("roles." + SUPPORT, null, "write");
    private static final RoleGained MAX_SUPPORTS = new RoleGained(GUILD, SUPPORT, List.of(MAX));

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private static AccessChanged changed(String path, @Nullable String before, @Nullable String after) {
        return new AccessChanged(GUILD, List.of(new Change(path, before, after)));
    }

    private static ChangeAccess change(String by, String manageGuild, Map<String, String> roles) {
        List<Map<String, Object>> list = roles.entrySet().stream()
                .map(role -> Map.<String, Object>of("roleId", role.getKey(), "level", role.getValue()))
                .toList();
        return new ChangeAccess(GUILD, by, Map.of("manageGuild", manageGuild, "roles", list), null).knowing(KNOWN);
    }

    private static ChangeSettings write(String by) {
        return new ChangeSettings(GUILD, by, Map.of("prefix", "?"), null);
    }

    private static TellMembers told(String user, Set<GuildPermission> permissions, String... roles) {
        return new TellMembers(GUILD, Map.of(user, new MemberFacts(permissions, Set.of(roles), false)));
    }

    private static TellMembers left(String user) {
        return new TellMembers(GUILD, Map.of(user, new MemberFacts(Set.of(), Set.of(), true)));
    }

    private static void expectRejection(ResultValidator<Guild> result, Rejection rejection) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        });
    }

    @Nested
    class WhenTheOwnerChangesAccess {
        @Test
        void recordsWhatIsGranted() {
            guild.given(REGISTERED)
                    .when(change(OLIVIA, "read", Map.of(SUPPORT, "write", MEMBER, "read")))
                    .expectEvents(new AccessChanged(
                            GUILD,
                            List.of(
                                    new Change("manageGuild", null, "read"),
                                    new Change("roles." + MEMBER, null, "read"),
                                    new Change("roles." + SUPPORT, null, "write"))))
                    .expectResultMessagePayload(new Decision<>(
                            new GrantedAccess(
                                    "read", List.of(new RoleAccess(MEMBER, "read"), new RoleAccess(SUPPORT, "write"))),
                            1,
                            1));
        }

        @Test
        void replacesTheWhole() {
            guild.given(REGISTERED, MANAGERS_READ, SUPPORT_WRITES)
                    .when(change(OLIVIA, "none", Map.of(MEMBER, "read")))
                    .expectEvents(new AccessChanged(
                            GUILD,
                            List.of(
                                    new Change("manageGuild", "read", null),
                                    new Change("roles." + MEMBER, null, "read"),
                                    new Change("roles." + SUPPORT, "write", null))));
        }

        @Test
        void recordsNothingThatIsGrantedAlready() {
            guild.given(REGISTERED, MANAGERS_READ, SUPPORT_WRITES)
                    .when(change(OLIVIA, "read", Map.of(SUPPORT, "write")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isTheNewOwnersAfterATransfer() {
            GuildOwnershipTransferred transferred = new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM);
            expectRejection(
                    guild.given(REGISTERED, transferred).when(change(OLIVIA, "read", Map.of())), new NotAllowed());
            guild.given(REGISTERED, transferred)
                    .when(change(ADAM, "read", Map.of()))
                    .expectEvents(MANAGERS_READ);
        }

        @Test
        void rejectsWhatIsNoFormWithAllFaults() {
            Map<String, @Nullable Object> form = Map.of(
                    "manageGuild",
                    "everything",
                    "roles",
                    List.of(
                            Map.of("roleId", GUILD, "level", "read"),
                            Map.of("roleId", SUPPORT, "level", "none"),
                            Map.of("roleId", SUPPORT, "level", "read", "colour", 1L),
                            "304"),
                    "owner",
                    OLIVIA);
            expectRejection(
                    guild.given(REGISTERED).when(new ChangeAccess(GUILD, OLIVIA, form, null)),
                    new InvalidAccess(List.of(
                            new Violation("/owner", "is not a known field"),
                            new Violation("/manageGuild", "must be one of none, read, write"),
                            new Violation("/roles/0/roleId", "must not be the role that everyone has"),
                            new Violation("/roles/1/level", "must be one of read, write"),
                            new Violation("/roles/2/colour", "is not a known field"),
                            new Violation("/roles/2/roleId", "must be there only once"),
                            new Violation("/roles/3", "must be an object"))));
        }

        @Test
        void rejectsAFormThatIsNotWhole() {
            expectRejection(
                    guild.given(REGISTERED).when(new ChangeAccess(GUILD, OLIVIA, Map.of(), null)),
                    new InvalidAccess(List.of(
                            new Violation("/manageGuild", "must be one of none, read, write"),
                            new Violation("/roles", "must be a list"))));
        }

        @Test
        void rejectsTooManyRoles() {
            List<Map<String, String>> roles = IntStream.rangeClosed(0, AccessGrants.MAX_ROLES)
                    .mapToObj(n -> Map.of("roleId", Long.toString(1_180_000_000_000_001_000L + n), "level", "read"))
                    .toList();
            expectRejection(
                    guild.given(REGISTERED)
                            .when(new ChangeAccess(GUILD, OLIVIA, Map.of("manageGuild", "none", "roles", roles), null)),
                    new InvalidAccess(List.of(new Violation("/roles", "must have at most 25 roles"))));
        }

        @Test
        void rejectsWhoHasSeenAnOlderConfiguration() {
            SettingsChanged meanwhile = new SettingsChanged(GUILD, List.of(new Change("prefix", null, "?")));
            expectRejection(
                    guild.given(REGISTERED, meanwhile)
                            .when(change(OLIVIA, "read", Map.of()).expecting(0)),
                    new StaleVersion(0, 1));
            expectRejection(
                    guild.given(REGISTERED, MANAGERS_READ)
                            .when(new ChangeSettings(GUILD, OLIVIA, Map.of("prefix", "?"), 0L)),
                    new StaleVersion(0, 1));
        }

        @Test
        void changesNothingWhenOnlyTheRightIsAskedFor() {
            guild.given(REGISTERED, MANAGERS_READ)
                    .when(change(OLIVIA, "none", Map.of()).changingNothing())
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new GrantedAccess("read", List.of()), 1, 1));
        }
    }

    @Nested
    class WhenARoleIsNamed {
        private static final String GONE = "1180000000000000391";

        private static ChangeAccess unknowing(String roleId) {
            Map<String, @Nullable Object> form =
                    Map.of("manageGuild", "none", "roles", List.of(Map.of("roleId", roleId, "level", "read")));
            return new ChangeAccess(GUILD, OLIVIA, form, null);
        }

        @Test
        void isAskedAboutWhenItIsNew() {
            expectRejection(
                    guild.given(REGISTERED).when(unknowing(SUPPORT)),
                    new UnknownIds(List.of(new ConfigReference("/roles/0/roleId", SUPPORT, Target.ROLE))));
            guild.given(REGISTERED, SUPPORT_WRITES)
                    .when(unknowing(SUPPORT))
                    .expectEvents(changed("roles." + SUPPORT, "write", "read"));
        }

        @Test
        void isRefusedWhenItIsNotThereUnlessItIsGrantedAlready() {
            expectRejection(
                    guild.given(REGISTERED).when(change(OLIVIA, "none", Map.of(GONE, "read"))),
                    new InvalidAccess(List.of(new Violation("/roles/0/roleId", "is no role of this guild"))));
            guild.given(REGISTERED, changed("roles." + GONE, null, "read"))
                    .when(change(OLIVIA, "read", Map.of(GONE, "write")))
                    .expectEvents(new AccessChanged(
                            GUILD,
                            List.of(
                                    new Change("manageGuild", null, "read"),
                                    new Change("roles." + GONE, "read", "write"))));
        }
    }

    @Nested
    class WhenSomebodyElseChangesAccess {
        @Test
        void tellsThoseWhoMaySeeTheGuildThatItIsTheOwners() {
            expectRejection(
                    guild.given(REGISTERED, ADAM_ADMINISTRATES).when(change(ADAM, "read", Map.of())), new OwnersOnly());
            expectRejection(
                    guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS).when(change(MAX, "read", Map.of())),
                    new OwnersOnly());
        }

        @Test
        void tellsOthersNothing() {
            expectRejection(
                    guild.given(REGISTERED, MONA_MANAGES).when(change(MONA, "read", Map.of())), new NotAllowed());
            expectRejection(
                    guild.given(REGISTERED).when(new ChangeAccess(GUILD, MAX, Map.of("nonsense", 1L), null)),
                    new NotAllowed());
        }

        @Test
        void admitsNobodyWhereTheBotHasLeft() {
            expectRejection(
                    guild.given(REGISTERED, new GuildLeft(GUILD)).when(change(OLIVIA, "read", Map.of())),
                    new NotAllowed());
        }
    }

    @Nested
    class WhenAccessIsGranted {
        @Test
        void letsReadersChangeNothing() {
            expectRejection(guild.given(REGISTERED, MONA_MANAGES, MANAGERS_READ).when(write(MONA)), new NotAllowed());
        }

        @Test
        void letsWritersWrite() {
            guild.given(REGISTERED, MONA_MANAGES, changed("manageGuild", null, "write"))
                    .when(write(MONA))
                    .expectSuccessfulHandlerExecution();
            guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS)
                    .when(write(MAX))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void countsTheHighestOfAllLevels() {
            guild.given(
                            REGISTERED,
                            MONA_MANAGES,
                            MANAGERS_READ,
                            SUPPORT_WRITES,
                            new RoleGained(GUILD, SUPPORT, List.of(MONA)))
                    .when(new ConfirmAccess(GUILD, MONA, null))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void takesADowngradeAtOnce() {
            expectRejection(
                    guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS, changed("roles." + SUPPORT, "write", "read"))
                            .when(write(MAX)),
                    new NotAllowed());
        }

        @Test
        void forgetsTheHoldersOfARoleThatIsNoLongerGranted() {
            expectRejection(
                    guild.given(
                                    REGISTERED,
                                    SUPPORT_WRITES,
                                    MAX_SUPPORTS,
                                    changed("roles." + SUPPORT, "write", null),
                                    SUPPORT_WRITES)
                            .when(write(MAX)),
                    new NotAllowed());
        }
    }

    @Nested
    class WhenTheBotTellsTheHoldersOfARole {
        @Test
        void recordsTheDifference() {
            guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS)
                    .when(new TellHolders(GUILD, SUPPORT, Set.of(MONA, ADAM)))
                    .expectEvents(
                            new RoleLost(GUILD, SUPPORT, List.of(MAX), PermissionPolicy.NO_LONGER_HELD),
                            new RoleGained(GUILD, SUPPORT, List.of(ADAM, MONA)));
        }

        @Test
        void recordsNothingThatIsKnown() {
            guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS)
                    .when(new TellHolders(GUILD, SUPPORT, Set.of(MAX)))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new Decision<>(new GrantedAccess("none", List.of(new RoleAccess(SUPPORT, "write"))), 2, 1));
        }

        @Test
        void takesARoleThatIsNotGrantedForNoFact() {
            guild.given(REGISTERED, SUPPORT_WRITES)
                    .when(new TellHolders(GUILD, MEMBER, Set.of(MAX)))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void recordsNothingAfterTheBotHasLeft() {
            guild.given(REGISTERED, SUPPORT_WRITES, new GuildLeft(GUILD))
                    .when(new TellHolders(GUILD, SUPPORT, Set.of(MAX)))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenTheBotTellsOfMembers {
        @Test
        void recordsWhoGainsAndWhoLosesAGrantedRole() {
            guild.given(REGISTERED, SUPPORT_WRITES, MAX_SUPPORTS)
                    .when(told(MAX, Set.of(), MEMBER))
                    .expectEvents(new RoleLost(GUILD, SUPPORT, List.of(MAX), PermissionPolicy.ROLE_REMOVED));
            guild.given(REGISTERED, SUPPORT_WRITES)
                    .when(told(MAX, Set.of(), MEMBER, SUPPORT))
                    .expectEvents(MAX_SUPPORTS);
        }

        @Test
        void recordsPermissionsOfThoseMembersAlone() {
            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(told(MONA, Set.of(MANAGE_GUILD)))
                    .expectEvents(MONA_MANAGES);
            guild.given(REGISTERED, ADAM_ADMINISTRATES, MONA_MANAGES)
                    .when(told(ADAM, Set.of(), MEMBER))
                    .expectEvents(
                            new PermissionRevoked(GUILD, ADAM, ADMINISTRATOR.name(), PermissionPolicy.ROLE_REMOVED));
        }

        @Test
        void takesEverythingFromWhoeverLeft() {
            guild.given(REGISTERED, MONA_MANAGES, SUPPORT_WRITES, new RoleGained(GUILD, SUPPORT, List.of(MAX, MONA)))
                    .when(left(MONA))
                    .expectEvents(
                            new PermissionRevoked(GUILD, MONA, MANAGE_GUILD.name(), PermissionPolicy.MEMBER_LEFT),
                            new RoleLost(GUILD, SUPPORT, List.of(MONA), PermissionPolicy.MEMBER_LEFT));
        }

        @Test
        void takesNobodyInBeyondTheBound() {
            List<String> many = IntStream.range(0, GuildAuthority.MAX_HOLDERS)
                    .mapToObj(n -> Long.toString(1_180_000_000_000_002_000L + n))
                    .toList();
            guild.given(REGISTERED, SUPPORT_WRITES, new RoleGained(GUILD, SUPPORT, many))
                    .when(told(MAX, Set.of(), SUPPORT))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void recordsNothingThatOpensNothing() {
            guild.given(REGISTERED, SUPPORT_WRITES)
                    .when(told(MAX, Set.of(), MEMBER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            guild.given(REGISTERED, SUPPORT_WRITES, new GuildLeft(GUILD))
                    .when(told(MAX, Set.of(ADMINISTRATOR), SUPPORT))
                    .expectNoEvents();
        }
    }
}
