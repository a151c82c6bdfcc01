package dev.guildhall.command.guild;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.MissingIds;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.settings.SettingsRejection.InvalidSettings;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
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

/** Channels and roles that a configuration names. */
class GuildReferencesTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String MAX = "1180000000000000104";
    private static final String LOGS = "1180000000000000202";
    private static final String LOBBY = "1180000000000000211";
    private static final String TICKETS = "1180000000000000221";
    private static final String FORUM = "1180000000000000241";
    private static final String MEMBER = "1180000000000000303";
    private static final String SUPPORT = "1180000000000000304";

    /** Of another guild. */
    private static final String FOREIGN = "1180000000000000231";

    private static final GuildRegistered REGISTERED = new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA);
    private static final DiscordIds KNOWN = new DiscordIds(
            Map.of(
                    LOGS, ChannelKind.TEXT,
                    LOBBY, ChannelKind.VOICE,
                    TICKETS, ChannelKind.CATEGORY,
                    FORUM, ChannelKind.OTHER),
            Set.of(MEMBER, SUPPORT));

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private static ChangeSettings logTo(String channelId) {
        return new ChangeSettings(GUILD, OLIVIA, Map.of("logChannelId", channelId), null);
    }

    private static SettingsChanged logsTo(@Nullable String before, @Nullable String after) {
        return new SettingsChanged(GUILD, List.of(new Change("logChannelId", before, after)));
    }

    private static ConfigureModule configure(String module, Map<String, @Nullable Object> patch) {
        return new ConfigureModule(GUILD, OLIVIA, module, null, patch, null);
    }

    private void expectFault(ConfigureModule command, String pointer, String detail) {
        expectRejection(
                guild.given(REGISTERED).when(command.knowing(KNOWN)),
                new InvalidConfiguration(List.of(new Violation(pointer, detail))));
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
    class WhenTheyAreThere {
        @Test
        void areConfigured() {
            guild.given(REGISTERED).when(logTo(LOGS).knowing(KNOWN)).expectEvents(logsTo(null, LOGS));
            guild.given(REGISTERED)
                    .when(configure("tickets", Map.of("categoryId", TICKETS, "supportRoleIds", List.of(SUPPORT)))
                            .knowing(KNOWN))
                    .expectEvents(new ModuleConfigured(
                            GUILD,
                            "tickets",
                            List.of(
                                    new Change("categoryId", null, TICKETS),
                                    new Change("supportRoleIds", null, List.of(SUPPORT)))));
        }

        @Test
        void mayBeOfEitherKindWhereBothWillDo() {
            guild.given(REGISTERED)
                    .when(configure("leveling", Map.of("ignoredChannelIds", List.of(LOGS, LOBBY)))
                            .knowing(KNOWN))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class WhenTheyAreNot {
        @Test
        void rejectsAChannelOfAnotherGuild() {
            expectRejection(
                    guild.given(REGISTERED).when(logTo(FOREIGN).knowing(KNOWN)),
                    new InvalidSettings(List.of(new Violation("/logChannelId", "is no text channel of this guild"))));
        }

        @Test
        void rejectsAnotherKindOfChannel() {
            expectRejection(
                    guild.given(REGISTERED).when(logTo(LOBBY).knowing(KNOWN)),
                    new InvalidSettings(List.of(new Violation(
                            "/logChannelId", "is no text channel of this guild, but another kind of channel"))));
            expectFault(
                    configure("tempvoice", Map.of("creatorChannelId", LOGS)),
                    "/config/creatorChannelId",
                    "is no voice channel of this guild, but another kind of channel");
            expectFault(
                    configure("tickets", Map.of("categoryId", LOGS)),
                    "/config/categoryId",
                    "is no category of this guild, but another kind of channel");
            expectFault(
                    configure("leveling", Map.of("ignoredChannelIds", List.of(LOGS, FORUM))),
                    "/config/ignoredChannelIds/1",
                    "is no text or voice channel of this guild, but another kind of channel");
        }

        @Test
        void rejectsARoleThatIsNone() {
            expectFault(
                    configure("music", Map.of("djRoleId", FOREIGN)), "/config/djRoleId", "is no role of this guild");
            expectFault(configure("music", Map.of("djRoleId", LOGS)), "/config/djRoleId", "is no role of this guild");
        }

        @Test
        void pointsIntoLists() {
            expectFault(
                    configure(
                            "giveaway",
                            Map.of(
                                    "bonusEntries",
                                    List.of(
                                            Map.of("roleId", MEMBER, "count", 2L),
                                            Map.of("roleId", FOREIGN, "count", 2L)))),
                    "/config/bonusEntries/1/roleId",
                    "is no role of this guild");
        }

        @Test
        void switchesNothing() {
            ConfigureModule command =
                    new ConfigureModule(GUILD, OLIVIA, "music", true, Map.of("djRoleId", FOREIGN), null);
            guild.given(REGISTERED).when(command.knowing(KNOWN)).expectNoEvents();
        }
    }

    @Nested
    class WhenNobodyKnowsYet {
        @Test
        void rejectsUntilSomebodyHasLooked() {
            expectRejection(
                    guild.given(REGISTERED).when(logTo(LOGS)),
                    new UnknownIds(List.of(new ConfigReference("/logChannelId", LOGS, Target.TEXT_CHANNEL))));
        }

        @Test
        void asksOnlyAboutWhatIsNew() {
            ConfigureModule command =
                    configure("welcome", Map.of("channelId", LOGS, "autoRoleIds", List.of(MEMBER, SUPPORT)));

            expectRejection(
                    guild.given(
                                    REGISTERED,
                                    new ModuleConfigured(
                                            GUILD,
                                            "welcome",
                                            List.of(
                                                    new Change("channelId", null, LOGS),
                                                    new Change("autoRoleIds", null, List.of(SUPPORT)))))
                            .when(command),
                    new UnknownIds(List.of(new ConfigReference("/config/autoRoleIds/0", MEMBER, Target.ROLE))));
        }

        @Test
        void needsNobodyForWhatWasConfiguredBefore() {
            guild.given(REGISTERED, logsTo(null, LOGS))
                    .when(new ChangeSettings(GUILD, OLIVIA, Map.of("logChannelId", LOGS, "locale", "fr"), null))
                    .expectEvents(new SettingsChanged(GUILD, List.of(new Change("locale", null, "fr"))));
        }

        @Test
        void needsNobodyToTakeOneAway() {
            Map<String, @Nullable Object> reset = new HashMap<>();
            reset.put("logChannelId", null);

            guild.given(REGISTERED, logsTo(null, LOGS))
                    .when(new ChangeSettings(GUILD, OLIVIA, reset, null))
                    .expectEvents(logsTo(LOGS, null));
        }

        @Test
        void needsNobodyToSwitch() {
            guild.given(REGISTERED)
                    .when(new ConfigureModule(GUILD, OLIVIA, "music", true, Map.of("maxQueue", 5L), null))
                    .expectEvents(
                            new ModuleEnabled(GUILD, "music"),
                            new ModuleConfigured(GUILD, "music", List.of(new Change("maxQueue", null, 5L))));
        }

        @Test
        void saysNothingOfItToThoseWhoMayNot() {
            expectRejection(
                    guild.given(REGISTERED).when(new ChangeSettings(GUILD, MAX, Map.of("logChannelId", LOGS), null)),
                    new NotAllowed());
        }
    }

    /** What others are to be decided on asks the guild first. */
    @Nested
    class WhenAModuleIsConfirmed {
        private ConfirmModule confirm(String by, String channelId, String roleId) {
            return new ConfirmModule(
                    GUILD,
                    by,
                    GuildModule.GIVEAWAY,
                    List.of(
                            new ConfigReference("/channelId", channelId, Target.TEXT_CHANNEL),
                            new ConfigReference("/roleIds/0", roleId, Target.ROLE)));
        }

        @Test
        void answersWhatItSays() {
            guild.given(REGISTERED, new ModuleEnabled(GUILD, "giveaway"))
                    .when(confirm(OLIVIA, LOGS, MEMBER).knowing(KNOWN))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(
                            new ModuleConfiguration(
                                    "giveaway",
                                    true,
                                    GuildSchemas.of(GuildModule.GIVEAWAY).inEffect(Map.of())),
                            1,
                            1));
        }

        @Test
        void rejectsThoseWhoMayNotBeforeAnythingElse() {
            expectRejection(guild.given(REGISTERED).when(confirm(MAX, LOBBY, FOREIGN)), new NotAllowed());
        }

        @Test
        void rejectsWhatIsNotThere() {
            expectRejection(
                    guild.given(REGISTERED).when(confirm(OLIVIA, LOBBY, FOREIGN).knowing(KNOWN)),
                    new MissingIds(List.of(
                            new Violation(
                                    "/channelId", "is no text channel of this guild, but another kind of channel"),
                            new Violation("/roleIds/0", "is no role of this guild"))));
        }

        @Test
        void rejectsWhileNobodyKnows() {
            expectRejection(
                    guild.given(REGISTERED).when(confirm(OLIVIA, LOGS, MEMBER)),
                    new UnknownIds(List.of(
                            new ConfigReference("/channelId", LOGS, Target.TEXT_CHANNEL),
                            new ConfigReference("/roleIds/0", MEMBER, Target.ROLE))));
        }

        @Test
        void rejectsWhoHasSeenAnOlderVersion() {
            expectRejection(
                    guild.given(REGISTERED, new ModuleEnabled(GUILD, "giveaway"))
                            .when(confirm(OLIVIA, LOGS, MEMBER).expecting(0)),
                    new StaleVersion(0, 1));
        }
    }
}
