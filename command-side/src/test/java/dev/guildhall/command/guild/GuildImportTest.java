package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.portable.CarriedId;
import dev.guildhall.command.portable.CarriedId.How;
import dev.guildhall.command.portable.DroppedId;
import dev.guildhall.command.portable.IdMapping;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.command.portable.ImportRejection.Impossible;
import dev.guildhall.command.portable.ImportedConfiguration;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.portable.PortableConfiguration;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import dev.guildhall.events.portable.PortableConfiguration.Reference;
import dev.guildhall.events.portable.PortableConfiguration.SourceGuild;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a guild makes of a document. */
class GuildImportTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String MAX = "1180000000000000104";

    private static final String LOGS = "1180000000000000202";
    private static final String LOBBY = "1180000000000000211";
    private static final String MEMBER = "1180000000000000303";
    private static final String ONE_STAFF = "1180000000000000311";
    private static final String OTHER_STAFF = "1180000000000000312";

    private static final String FOREIGN_LOGS = "1190000000000000202";
    private static final String FOREIGN_MEMBER = "1190000000000000303";
    private static final String FOREIGN_STAFF = "1190000000000000311";
    private static final String HELD_AND_GONE = "1180000000000000299";

    private static final DiscordIds KNOWN = new DiscordIds(
            Map.of(LOGS, ChannelKind.TEXT, LOBBY, ChannelKind.VOICE),
            Set.of(MEMBER, ONE_STAFF, OTHER_STAFF),
            Map.of(LOGS, "logs", LOBBY, "logs", MEMBER, "Member", ONE_STAFF, "Staff", OTHER_STAFF, "Staff"));

    private static final Reference LOGS_THERE = new Reference(FOREIGN_LOGS, "text", "logs");
    private static final Reference MEMBER_THERE = new Reference(FOREIGN_MEMBER, "role", "Member");
    private static final Reference STAFF_THERE = new Reference(FOREIGN_STAFF, "role", "Staff");

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private TestExecutor<Guild> given() {
        return guild.given(
                new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA),
                new SettingsChanged(GUILD, List.of(new Change("prefix", null, "?"))),
                new ModuleEnabled(GUILD, "leveling"),
                new ModuleConfigured(
                        GUILD,
                        "leveling",
                        List.of(new Change("xpMax", null, 30L), new Change("levelUpChannelId", null, HELD_AND_GONE))));
    }

    private static PortableConfiguration document(
            Map<String, @Nullable Object> settings, Map<String, PortableModule> modules, Reference... references) {
        return new PortableConfiguration(
                PortableConfiguration.FORMAT,
                PortableConfiguration.FORMAT_VERSION,
                new SourceGuild("1190000000000000001", "Elsewhere"),
                4_711,
                Instant.EPOCH,
                settings,
                modules,
                List.of(references));
    }

    private static PortableConfiguration settings(String name, @Nullable Object value, Reference... references) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put(name, value);
        return document(settings, Map.of(), references);
    }

    private static PortableConfiguration module(
            String word, boolean enabled, String name, @Nullable Object value, Reference... references) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put(name, value);
        return document(Map.of(), Map.of(word, new PortableModule(enabled, config)), references);
    }

    private static ImportDocument real(PortableConfiguration document, IdMapping mapping) {
        return new ImportDocument(GUILD, OLIVIA, document, mapping, false).knowing(KNOWN);
    }

    private static ImportDocument real(PortableConfiguration document) {
        return real(document, IdMapping.NONE);
    }

    private static ImportDocument dryRun(PortableConfiguration document) {
        return new ImportDocument(GUILD, OLIVIA, document, IdMapping.NONE, true).knowing(KNOWN);
    }

    private static IdMapping roles(String id, @Nullable String to) {
        Map<String, @Nullable String> roles = new LinkedHashMap<>();
        roles.put(id, to);
        return IdMapping.of(Map.of(), roles);
    }

    private void expectRejection(ImportDocument command, Rejection rejection) {
        given().when(command).expectNoEvents().expectException(rejected(rejection));
    }

    private void expectImpossible(ImportDocument command, String pointer, String detail) {
        expectRejection(command, new Impossible(List.of(new Violation("/document" + pointer, detail))));
    }

    private static Matcher<Throwable> rejected(Rejection rejection) {
        return new CustomTypeSafeMatcher<>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        };
    }

    private static Matcher<Decision<?>> telling(Predicate<ImportedConfiguration> expected) {
        return new CustomTypeSafeMatcher<>("what was expected") {
            @Override
            protected boolean matchesSafely(Decision<?> decision) {
                return decision.view() instanceof ImportedConfiguration told && expected.test(told);
            }
        };
    }

    @Nested
    class WhenTheDocumentSaysOtherwise {
        @Test
        void makesOrdinaryChangesOfItInTheOrderOfTheConfiguration() {
            PortableConfiguration document = document(
                    Map.of("prefix", "!"), Map.of("leveling", new PortableModule(false, Map.of("xpMax", 40L))));

            given().when(real(document))
                    .expectEvents(
                            new SettingsChanged(GUILD, List.of(new Change("prefix", "?", "!"))),
                            new ModuleDisabled(GUILD, "leveling"),
                            new ModuleConfigured(GUILD, "leveling", List.of(new Change("xpMax", 30L, 40L))))
                    .expectResultMessagePayloadMatching(telling(told -> told.changes()
                            .equals(List.of(
                                    new Change("/settings/prefix", "?", "!"),
                                    new Change("/modules/leveling/enabled", true, false),
                                    new Change("/modules/leveling/config/xpMax", 30L, 40L)))));
        }

        @Test
        void bringsDefaultsBackWhereNothingWasChosen() {
            given().when(real(settings("prefix", null)))
                    .expectEvents(new SettingsChanged(GUILD, List.of(new Change("prefix", "?", null))));
        }

        @Test
        void onlyTellsOfItInADryRun() {
            given().when(dryRun(settings("prefix", "!")))
                    .expectNoEvents()
                    .expectResultMessagePayloadMatching(telling(told ->
                            told.dryRun() && told.changes().equals(List.of(new Change("/settings/prefix", "?", "!")))));
        }
    }

    @Nested
    class WhenItSaysTheSame {
        @Test
        void doesNothingWhateverDiscordHasAndWithoutAsking() {
            PortableConfiguration own = document(
                    Map.of("prefix", "?"),
                    Map.of(
                            "leveling",
                            new PortableModule(true, Map.of("xpMax", 30L, "levelUpChannelId", HELD_AND_GONE))));

            given().when(new ImportDocument(GUILD, OLIVIA, own, IdMapping.NONE, false))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void leavesAloneWhatItDoesNotSpeakOf() {
            given().when(real(document(Map.of(), Map.of()))).expectNoEvents();
        }
    }

    @Nested
    class WhenItSpeaksOfIds {
        @Test
        void asksWhichThereAreUnlessTheMappingSaysAll() {
            ImportDocument unknowing = new ImportDocument(
                    GUILD, OLIVIA, settings("logChannelId", FOREIGN_LOGS, LOGS_THERE), IdMapping.NONE, true);

            expectRejection(
                    unknowing,
                    new UnknownIds(List.of(new ConfigReference(
                            "/document/settings/logChannelId", FOREIGN_LOGS, Target.TEXT_CHANNEL))));
        }

        @Test
        void takesTheOnlyOneOfTheSameKindAndName() {
            given().when(real(settings("logChannelId", FOREIGN_LOGS, LOGS_THERE)))
                    .expectEvents(new SettingsChanged(GUILD, List.of(new Change("logChannelId", null, LOGS))))
                    .expectResultMessagePayloadMatching(telling(told -> told.ids()
                            .equals(List.of(new CarriedId(FOREIGN_LOGS, "text", "logs", How.NAME, LOGS, "logs")))));
        }

        @Test
        void takesWhatTheGuildHasItself() {
            given().when(real(settings("logChannelId", LOGS)))
                    .expectEvents(new SettingsChanged(GUILD, List.of(new Change("logChannelId", null, LOGS))));
        }

        @Test
        void guessesNotAmongSeveral() {
            expectImpossible(
                    real(module("giveaway", false, "pingRoleId", FOREIGN_STAFF, STAFF_THERE)),
                    "/modules/giveaway/config/pingRoleId",
                    "may be several of this guild: map it");
        }

        @Test
        void guessesNotWhereSeveralThereAreCalledTheSame() {
            Reference twin = new Reference("1190000000000000399", "role", "Member");

            expectImpossible(
                    real(module("giveaway", false, "pingRoleId", FOREIGN_MEMBER, MEMBER_THERE, twin)),
                    "/modules/giveaway/config/pingRoleId",
                    "may be several of this guild: map it");
        }

        @Test
        void refusesWhatNothingIsCalled() {
            expectImpossible(
                    real(settings("logChannelId", FOREIGN_LOGS)),
                    "/settings/logChannelId",
                    "is nothing of this guild: map it, or leave it out");
        }

        @Test
        void followsTheMapping() {
            given().when(real(
                            module("giveaway", false, "pingRoleId", FOREIGN_STAFF, STAFF_THERE),
                            roles(FOREIGN_STAFF, OTHER_STAFF)))
                    .expectEvents(new ModuleConfigured(
                            GUILD, "giveaway", List.of(new Change("pingRoleId", null, OTHER_STAFF))));
        }

        @Test
        void holdsTheMappingAgainstWhatThereIs() {
            expectImpossible(
                    real(
                            module("giveaway", false, "pingRoleId", FOREIGN_STAFF, STAFF_THERE),
                            roles(FOREIGN_STAFF, "1180000000000000398")),
                    "/modules/giveaway/config/pingRoleId",
                    "is no role of this guild");
        }

        @Test
        void holdsTheKindAgainstTheField() {
            expectImpossible(
                    real(
                            settings("logChannelId", FOREIGN_LOGS, LOGS_THERE),
                            IdMapping.of(Map.of(FOREIGN_LOGS, LOBBY), Map.of())),
                    "/settings/logChannelId",
                    "is no text channel of this guild, but another kind of channel");
        }

        @Test
        void leavesOutEntriesThatMakeNoSenseWithoutOne() {
            List<Map<String, Object>> bonuses = List.of(
                    Map.of("roleId", FOREIGN_STAFF, "count", 2L), Map.of("roleId", FOREIGN_MEMBER, "count", 3L));

            given().when(real(
                            module("giveaway", false, "bonusEntries", bonuses, STAFF_THERE, MEMBER_THERE),
                            roles(FOREIGN_STAFF, null)))
                    .expectEvents(new ModuleConfigured(
                            GUILD,
                            "giveaway",
                            List.of(new Change("bonusEntries", null, List.of(Map.of("roleId", MEMBER, "count", 3L))))))
                    .expectResultMessagePayloadMatching(telling(told -> told.dropped()
                            .equals(List.of(new DroppedId("/modules/giveaway/config/bonusEntries", FOREIGN_STAFF)))));
        }

        @Test
        void refusesTwoThatBecomeOneInAList() {
            expectImpossible(
                    real(
                            module(
                                    "giveaway",
                                    false,
                                    "requiredRoleIds",
                                    List.of(FOREIGN_MEMBER, FOREIGN_STAFF),
                                    MEMBER_THERE,
                                    STAFF_THERE),
                            roles(FOREIGN_STAFF, MEMBER)),
                    "/modules/giveaway/config/requiredRoleIds/1",
                    "is the same as in entry 0");
        }
    }

    @Nested
    class WhenSomethingInItCannotBe {
        @Test
        void refusesWhatAPatchWouldBeRefusedForAndChangesNothingAtAll() {
            expectRejection(
                    real(document(
                            Map.of("prefix", "!", "locale", "tlh"),
                            Map.of("music", new PortableModule(true, Map.of("maxQueue", 0L))))),
                    new Impossible(List.of(
                            new Violation("/document/settings/locale", "must be one of en, fr"),
                            new Violation("/document/modules/music/config/maxQueue", "must be from 1 to 500"))));
        }

        @Test
        void holdsRulesBetweenFields() {
            expectImpossible(
                    real(module("leveling", true, "xpMin", 31L)),
                    "/modules/leveling/config/xpMin",
                    "xpMin must not be greater than xpMax, but they would be 31 and 30");
        }

        @Test
        void doesNotPassOverWhatItDoesNotKnow() {
            expectRejection(
                    real(document(Map.of("motto", "x"), Map.of("poker", new PortableModule(true, Map.of())))),
                    new Impossible(List.of(
                            new Violation("/document/modules/poker", "is not a known module"),
                            new Violation("/document/settings/motto", "is not a known field"))));
        }

        @Test
        void tellsInADryRunWhatItIsAndWhatWouldChangeOtherwise() {
            Map<String, @Nullable Object> settings = new LinkedHashMap<>();
            settings.put("prefix", "!");
            settings.put("locale", "tlh");
            settings.put("logChannelId", FOREIGN_LOGS);

            given().when(dryRun(document(settings, Map.of())))
                    .expectNoEvents()
                    .expectResultMessagePayloadMatching(telling(told -> {
                        assertThat(told.changes()).containsExactly(new Change("/settings/prefix", "?", "!"));
                        assertThat(told.refused())
                                .extracting(Violation::pointer)
                                .containsExactly("/document/settings/locale", "/document/settings/logChannelId");
                        assertThat(told.ids()).extracting(CarriedId::how).containsExactly(How.MISSING);
                        return true;
                    }));
        }
    }

    @Nested
    class WhenItMayNotBe {
        @Test
        void refusesThoseWithoutTheRightBeforeAnythingElse() {
            expectRejection(
                    new ImportDocument(GUILD, MAX, settings("motto", "x"), IdMapping.NONE, true), new NotAllowed());
        }

        @Test
        void refusesWhoeverHasSeenAnOlderVersion() {
            expectRejection(real(settings("prefix", "!")).expecting(1), new StaleVersion(1, 3));
        }

        @Test
        void changesNothingForOneThatIsRepeated() {
            given().when(real(settings("prefix", "!")).changingNothing()).expectNoEvents();
        }
    }
}
