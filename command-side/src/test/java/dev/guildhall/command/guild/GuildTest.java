package dev.guildhall.command.guild;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static dev.guildhall.events.permission.GuildPermission.MANAGE_GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.command.modules.ModuleRejection.UnknownModule;
import dev.guildhall.command.modules.ToggleModule;
import dev.guildhall.command.permission.PermissionPolicy;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.settings.SettingsInEffect;
import dev.guildhall.command.settings.SettingsRejection.InvalidSettings;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String MONA = "1180000000000000103";
    private static final String MAX = "1180000000000000104";

    private static final GuildRegistered REGISTERED = new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA);
    private static final PermissionGranted ADAM_ADMINISTRATES =
            new PermissionGranted(GUILD, ADAM, ADMINISTRATOR.name());
    private static final PermissionGranted MONA_MANAGES = new PermissionGranted(GUILD, MONA, MANAGE_GUILD.name());

    private static final GrantedAccess NOTHING_GRANTED = new GrantedAccess("none", List.of());

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private static ChangeSettings changeSettings(String by, Map<String, @Nullable Object> patch) {
        return new ChangeSettings(GUILD, by, patch, null);
    }

    private static ConfigureModule configure(
            String module, @Nullable Boolean enabled, Map<String, @Nullable Object> patch) {
        return new ConfigureModule(GUILD, ADAM, module, enabled, patch, null);
    }

    private static ToggleModule toggle(String by, String module, boolean enabled) {
        return new ToggleModule(GUILD, by, module, enabled, null);
    }

    private static SettingsChanged prefixChanged(@Nullable Object before, @Nullable Object after) {
        return new SettingsChanged(GUILD, List.of(new Change("prefix", before, after)));
    }

    private static Map<String, @Nullable Object> reset(String field) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(field, null);
        return patch;
    }

    private static void expectRejection(ResultValidator<Guild> result, Rejection rejection) {
        result.expectNoEvents().expectException(rejectedBy(rejection));
    }

    private static Matcher<Throwable> rejectedBy(Rejection rejection) {
        return new CustomTypeSafeMatcher<>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        };
    }

    @Nested
    class WhenTheBotIsInTheGuild {
        private RegisterGuild now(String name, String owner, Map<String, Set<GuildPermission>> permissions) {
            return new RegisterGuild(GUILD, name, owner, permissions);
        }

        @Test
        void registersAnUnknownGuildWithItsPeople() {
            guild.givenNoPriorActivity()
                    .when(now(
                            "Guildhall Demo", OLIVIA, Map.of(ADAM, Set.of(ADMINISTRATOR), MONA, Set.of(MANAGE_GUILD))))
                    .expectEvents(REGISTERED, ADAM_ADMINISTRATES, MONA_MANAGES)
                    .expectResultMessagePayload(new Decision<>(new Registration(GUILD, NOTHING_GRANTED), 2, 0));
        }

        @Test
        void recordsNothingThatIsKnown() {
            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(now("Guildhall Demo", OLIVIA, Map.of(ADAM, Set.of(ADMINISTRATOR))))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Registration(GUILD, NOTHING_GRANTED), 1, 0));
        }

        @Test
        void recordsEachDifference() {
            guild.given(REGISTERED, ADAM_ADMINISTRATES, MONA_MANAGES)
                    .when(now("Renamed", ADAM, Map.of(MONA, Set.of(MANAGE_GUILD, ADMINISTRATOR))))
                    .expectEvents(
                            new GuildRenamed(GUILD, "Guildhall Demo", "Renamed"),
                            new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM),
                            new PermissionRevoked(GUILD, ADAM, ADMINISTRATOR.name(), PermissionPolicy.NO_LONGER_HELD),
                            new PermissionGranted(GUILD, MONA, ADMINISTRATOR.name()));
        }

        @Test
        void rejoinsWithWhatWasConfigured() {
            guild.given(REGISTERED, prefixChanged(null, "?"), new GuildLeft(GUILD))
                    .when(now("Guildhall Demo", OLIVIA, Map.of()))
                    .expectEvents(new GuildRejoined(GUILD))
                    .expectState(state -> assertThat(state.decide(changeSettings(OLIVIA, Map.of()))
                                    .view()
                                    .settings())
                            .containsEntry("prefix", "?"));
        }
    }

    @Nested
    class WhenTheBotLeaves {
        @Test
        void recordsIt() {
            guild.given(REGISTERED).when(new LeaveGuild(GUILD)).expectEvents(new GuildLeft(GUILD));
        }

        @Test
        void recordsItOnce() {
            guild.given(REGISTERED, new GuildLeft(GUILD))
                    .when(new LeaveGuild(GUILD))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void leavesNobodyWithAnyRight() {
            expectRejection(
                    guild.given(REGISTERED, new GuildLeft(GUILD)).when(changeSettings(OLIVIA, Map.of("prefix", "?"))),
                    new NotAllowed());
        }
    }

    @Nested
    class WhenAskingWhoMay {
        @Test
        void admitsOwnerAndAdministrator() {
            guild.given(REGISTERED).when(new ConfirmAccess(GUILD, OLIVIA, null)).expectSuccessfulHandlerExecution();
            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(new ConfirmAccess(GUILD, ADAM, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void rejectsPlainMembersAndManagersWithoutAGrant() {
            expectRejection(guild.given(REGISTERED).when(new ConfirmAccess(GUILD, MAX, null)), new NotAllowed());
            expectRejection(
                    guild.given(REGISTERED, MONA_MANAGES).when(changeSettings(MONA, Map.of("prefix", "?"))),
                    new NotAllowed());
        }

        @Test
        void rejectsWhoeverHasLostThePermission() {
            expectRejection(
                    guild.given(
                                    REGISTERED,
                                    ADAM_ADMINISTRATES,
                                    new PermissionRevoked(GUILD, ADAM, ADMINISTRATOR.name(), "role-removed"))
                            .when(toggle(ADAM, "music", true)),
                    new NotAllowed());
        }

        @Test
        void rejectsTheFormerOwner() {
            expectRejection(
                    guild.given(REGISTERED, new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM))
                            .when(changeSettings(OLIVIA, Map.of("prefix", "?"))),
                    new NotAllowed());
        }

        @Test
        void saysNothingAboutTheInputToThoseWhoMayNot() {
            expectRejection(
                    guild.given(REGISTERED).when(changeSettings(MAX, Map.of("nonsense", 1L))), new NotAllowed());
            expectRejection(guild.given(REGISTERED).when(toggle(MAX, "nonsense", true)), new NotAllowed());
        }
    }

    @Nested
    class WhenChangingSettings {
        @Test
        void recordsWhatChanged() {
            Map<String, @Nullable Object> inEffect = GuildSchemas.SETTINGS.inEffect(Map.of("prefix", "?"));

            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(changeSettings(ADAM, Map.of("prefix", "?")))
                    .expectEvents(prefixChanged(null, "?"))
                    .expectResultMessagePayload(new Decision<>(new SettingsInEffect(inEffect), 2, 2));
        }

        @Test
        void recordsNothingWhenNothingChanges() {
            guild.given(REGISTERED, prefixChanged(null, "?"))
                    .when(changeSettings(OLIVIA, Map.of("prefix", "?")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void bringsADefaultBack() {
            guild.given(REGISTERED, prefixChanged(null, "?"))
                    .when(changeSettings(OLIVIA, reset("prefix")))
                    .expectEvents(prefixChanged("?", null));
        }

        @Test
        void pointsAtEachFault() {
            expectRejection(
                    guild.given(REGISTERED).when(changeSettings(OLIVIA, Map.of("prefix", "much too long"))),
                    new InvalidSettings(List.of(
                            new Violation("/prefix", "must be 1 to 10 characters long, but has 13"),
                            new Violation("/prefix", "must not contain white space"))));
            expectRejection(
                    guild.given(REGISTERED).when(changeSettings(OLIVIA, Map.of("colr", "#ffffff"))),
                    new InvalidSettings(List.of(new Violation("/colr", "is not a known field"))));
        }
    }

    @Nested
    class WhenSwitchingAModule {
        @Test
        void enablesAndDisables() {
            guild.given(REGISTERED)
                    .when(toggle(OLIVIA, "giveaway", true))
                    .expectEvents(new ModuleEnabled(GUILD, "giveaway"));
            guild.given(REGISTERED, new ModuleEnabled(GUILD, "giveaway"))
                    .when(toggle(OLIVIA, "giveaway", false))
                    .expectEvents(new ModuleDisabled(GUILD, "giveaway"));
        }

        @Test
        void recordsNothingWhenItIsSoAlready() {
            guild.given(REGISTERED)
                    .when(toggle(OLIVIA, "giveaway", false))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void rejectsAnUnknownModule() {
            expectRejection(guild.given(REGISTERED).when(toggle(OLIVIA, "cookies", true)), new UnknownModule());
        }
    }

    @Nested
    class WhenConfiguringAModule {
        @Test
        void switchesAndConfiguresAtOnce() {
            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(configure("tickets", true, Map.of("maxPerUser", 5L)))
                    .expectEvents(
                            new ModuleEnabled(GUILD, "tickets"),
                            new ModuleConfigured(GUILD, "tickets", List.of(new Change("maxPerUser", null, 5L))))
                    .expectResultMessagePayload(new Decision<>(
                            new ModuleConfiguration(
                                    "tickets",
                                    true,
                                    GuildSchemas.of(GuildModule.TICKETS).inEffect(Map.of("maxPerUser", 5L))),
                            3,
                            3));
        }

        @Test
        void recordsNothingWhenNothingChanges() {
            guild.given(
                            REGISTERED,
                            ADAM_ADMINISTRATES,
                            new ModuleConfigured(GUILD, "tickets", List.of(new Change("maxPerUser", null, 5L))))
                    .when(configure("tickets", false, Map.of("maxPerUser", 5L)))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void pointsBelowConfig() {
            expectRejection(
                    guild.given(REGISTERED, ADAM_ADMINISTRATES)
                            .when(configure("giveaway", true, Map.of("defaultDurationSeconds", 5L))),
                    new InvalidConfiguration(
                            List.of(new Violation("/config/defaultDurationSeconds", "must be from 60 to 2592000"))));
        }

        @Test
        void rejectsAnUnknownModule() {
            expectRejection(
                    guild.given(REGISTERED, ADAM_ADMINISTRATES).when(configure("cookies", null, Map.of())),
                    new UnknownModule());
        }
    }

    @Nested
    class WhenTheWriterHasSeenAnOlderVersion {
        @Test
        void rejectsWhatWasDecidedOnAnOlderConfiguration() {
            expectRejection(
                    guild.given(REGISTERED, prefixChanged(null, "?"))
                            .when(changeSettings(OLIVIA, Map.of("prefix", "$")).expecting(0)),
                    new StaleVersion(0, 1));
            expectRejection(
                    guild.given(REGISTERED, new ModuleEnabled(GUILD, "music"))
                            .when(toggle(OLIVIA, "music", false).expecting(0)),
                    new StaleVersion(0, 1));
        }

        @Test
        void acceptsWhatWasDecidedOnTheCurrentOne() {
            guild.given(REGISTERED, prefixChanged(null, "?"))
                    .when(changeSettings(OLIVIA, Map.of("prefix", "$")).expecting(1))
                    .expectEvents(prefixChanged("?", "$"));
        }

        @Test
        void doesNotCountPermissions() {
            guild.given(REGISTERED, ADAM_ADMINISTRATES)
                    .when(changeSettings(OLIVIA, Map.of("prefix", "$")).expecting(0))
                    .expectEvents(prefixChanged(null, "$"));
        }
    }
}
