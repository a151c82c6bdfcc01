package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildEvolutionTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final GuildRegistered REGISTERED = new GuildRegistered(GUILD, "Demo", OLIVIA);

    private static GuildView after(GuildhallEvent... events) {
        @Nullable GuildView view = GuildEvolution.evolve(null, REGISTERED, 1);
        long position = 1;
        for (GuildhallEvent event : events) {
            view = GuildEvolution.evolve(view, event, ++position);
        }
        return view;
    }

    private static SettingsChanged prefix(@Nullable String before, @Nullable String after) {
        return new SettingsChanged(GUILD, List.of(new Change("prefix", before, after)));
    }

    @Nested
    class WhenSubscribed {
        @Test
        void showsPlanAndEndAtTheVersionOfTheEvent() {
            GuildView view = after(
                    prefix(null, "?"),
                    new SubscriptionChanged(
                            GUILD,
                            List.of(
                                    new Change("plan", "FREE", "PREMIUM"),
                                    new Change("until", null, "2030-01-31T00:00:00Z"))));

            assertThat(view.configuration().subscription())
                    .isEqualTo(new Subscription("PREMIUM", "2030-01-31T00:00:00Z"));
            assertThat(view.version()).isEqualTo(3);
            assertThat(view.versionOf(ConfigPart.SUBSCRIPTION)).isEqualTo(3);
            assertThat(view.versionOf(ConfigPart.SETTINGS)).isEqualTo(2);
        }

        @Test
        void isFreeUntilSomebodySaysOtherwise() {
            assertThat(after().configuration().subscription()).isEqualTo(Subscription.NONE);
        }
    }

    @Nested
    class WhenRegistered {
        @Test
        void hasEveryDefaultAndOnlyItsOwner() {
            GuildView view = after();

            GuildConfiguration configuration = view.configuration();
            assertThat(configuration.settings()).containsEntry("prefix", "!").containsEntry("logChannelId", null);
            assertThat(configuration.modules()).hasSize(GuildModule.values().length);
            assertThat(configuration.modules()).noneMatch(GuildConfiguration.ModuleConfiguration::enabled);
            assertThat(configuration.version()).isEqualTo(1);
            assertThat(view.authority().levelOf(OLIVIA)).isEqualTo(AccessLevel.OWNER);
            assertThat(view.authority().levelOf(ADAM)).isEqualTo(AccessLevel.NONE);
        }

        @Test
        void refusesOtherEventsBefore() {
            assertThatExceptionOfType(UnprojectableEvent.class)
                    .isThrownBy(() -> GuildEvolution.evolve(null, prefix(null, "?"), 7))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(7));
        }
    }

    @Nested
    class WhenTheOwnerGrantsAccess {
        private static final AccessChanged OPENED =
                new AccessChanged(GUILD, List.of(new Change("roles.304", null, "read")));

        @Test
        void isAnotherConfigurationToReadAnew() {
            GuildView view = after(OPENED);

            assertThat(view.version()).isEqualTo(2);
            assertThat(view.reloadVersion()).isEqualTo(2);
            assertThat(view.authority().grants().roles()).containsOnlyKeys("304");
        }

        @Test
        void isTheSameConfigurationWhoeverHoldsTheRole() {
            GuildView view = after(OPENED, new RoleGained(GUILD, "304", List.of(ADAM)));

            assertThat(view.authority().levelOf(ADAM)).isEqualTo(AccessLevel.READ);
            assertThat(view.version()).isEqualTo(2);
            assertThat(view.position()).isEqualTo(3);
        }
    }

    @Nested
    class WhenSettingsChange {
        @Test
        void keepsOnlyWhatWasChosen() {
            GuildView view = after(prefix(null, "?"));

            assertThat(view.settings()).isEqualTo(Map.of("prefix", "?"));
            assertThat(view.version()).isEqualTo(2);
            assertThat(view.versionOf(ConfigPart.SETTINGS)).isEqualTo(2);
            assertThat(view.versionOf(ConfigPart.GIVEAWAY)).isZero();
            assertThat(view.reloadVersion()).isEqualTo(1);
        }

        @Test
        void goesBackToTheDefaultOfTheDay() {
            GuildView view = after(prefix(null, "?"), prefix("?", null));

            assertThat(view.settings()).isEmpty();
            assertThat(view.configuration().settings()).containsEntry("prefix", "!");
        }

        @Test
        void ignoresWhatIsAlreadyInside() {
            GuildView view = after(prefix(null, "?"));

            assertThat(GuildEvolution.evolve(view, prefix(null, "%"), 2)).isSameAs(view);
            assertThat(GuildEvolution.evolve(view, REGISTERED, 1)).isSameAs(view);
        }
    }

    @Nested
    class WhenModulesChange {
        @Test
        void switchesAndConfiguresIndependently() {
            GuildView view = after(
                    new ModuleEnabled(GUILD, "giveaway"),
                    new ModuleConfigured(GUILD, "giveaway", List.of(new Change("buttonText", null, "Join"))),
                    new ModuleConfigured(GUILD, "tickets", List.of(new Change("maxPerUser", null, 5L))),
                    new ModuleDisabled(GUILD, "giveaway"));

            assertThat(view.module(GuildModule.GIVEAWAY).enabled()).isFalse();
            assertThat(view.module(GuildModule.GIVEAWAY).config()).containsEntry("buttonText", "Join");
            assertThat(view.module(GuildModule.TICKETS).config()).containsEntry("maxPerUser", 5L);
            assertThat(view.versionOf(ConfigPart.GIVEAWAY)).isEqualTo(5);
            assertThat(view.versionOf(ConfigPart.TICKETS)).isEqualTo(4);
            assertThat(view.version()).isEqualTo(5);
        }

        @Test
        void remembersModulesThatThisProgramDoesNotKnow() {
            GuildView view = after(new ModuleEnabled(GUILD, "chess"));

            assertThat(view.modules()).containsKey("chess");
            assertThat(view.configuration().module("chess")).isEmpty();
            assertThat(view.version()).isEqualTo(2);
        }
    }

    @Nested
    class WhenPeopleChange {
        @Test
        void grantsAndRevokesWithoutANewVersion() {
            PermissionGranted granted = new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR");
            PermissionRevoked revoked = new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed");

            assertThat(after(granted).authority().levelOf(ADAM)).isEqualTo(AccessLevel.ADMINISTRATOR);
            GuildView view = after(granted, revoked);
            assertThat(view.authority().levelOf(ADAM)).isEqualTo(AccessLevel.NONE);
            assertThat(view.version()).isEqualTo(1);
            assertThat(view.position()).isEqualTo(3);
        }

        @Test
        void ignoresPermissionsThatThisProgramDoesNotKnow() {
            GuildView view = after(new PermissionGranted(GUILD, ADAM, "MANAGE_EVERYTHING"));

            assertThat(view.authority().levelOf(ADAM)).isEqualTo(AccessLevel.NONE);
            assertThat(view.position()).isEqualTo(2);
        }

        @Test
        void followsTheOwnership() {
            GuildView view = after(new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM));

            assertThat(view.authority().levelOf(ADAM)).isEqualTo(AccessLevel.OWNER);
            assertThat(view.authority().levelOf(OLIVIA)).isEqualTo(AccessLevel.NONE);
            assertThat(view.reloadVersion()).isEqualTo(2);
        }
    }

    @Nested
    class WhenTheBotLeaves {
        @Test
        void isClosedToEverybodyUntilItIsBackAndForgetsNothing() {
            GuildView left = after(prefix(null, "?"), new GuildLeft(GUILD));
            GuildView back = GuildEvolution.evolve(left, new GuildRejoined(GUILD), 4);

            assertThat(left.authority().levelOf(OLIVIA)).isEqualTo(AccessLevel.NONE);
            assertThat(back.authority().levelOf(OLIVIA)).isEqualTo(AccessLevel.OWNER);
            assertThat(back.settings()).containsEntry("prefix", "?");
            assertThat(back.version()).isEqualTo(4);
        }

        @Test
        void takesTheNewName() {
            assertThat(after(new GuildRenamed(GUILD, "Demo", "Hall")).name()).isEqualTo("Hall");
        }
    }
}
