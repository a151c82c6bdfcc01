package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a guild refuses to be configured to. */
class GuildModulesTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String SAME = "is the same as in entry 0";

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private TestExecutor<Guild> given(Object... more) {
        Object[] events = new Object[more.length + 1];
        events[0] = new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA);
        System.arraycopy(more, 0, events, 1, more.length);
        return guild.given(events);
    }

    private static ModuleConfigured chose(String module, Change... changes) {
        return new ModuleConfigured(GUILD, module, List.of(changes));
    }

    /** As HTTP would bring it. */
    @SuppressWarnings("unchecked") // JSON objects are read as maps of texts
    private static ConfigureModule configure(String module, String patch) {
        Map<String, @Nullable Object> fields =
                (Map<String, @Nullable Object>) EventJson.read(patch.replace('\'', '"'), Map.class);
        return new ConfigureModule(GUILD, OLIVIA, module, null, fields, null);
    }

    private static void expectFaults(TestExecutor<Guild> given, ConfigureModule command, Violation... faults) {
        given.when(command).expectNoEvents().expectException(invalid(Arrays.asList(faults)));
    }

    private static Matcher<Throwable> invalid(List<Violation> faults) {
        return new CustomTypeSafeMatcher<>("rejected: " + faults) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(new InvalidConfiguration(faults));
            }
        };
    }

    @Nested
    class WhenFieldsContradictOneAnother {
        private static final String DETAIL = "xpMin must not be greater than xpMax, but they would be %d and %d";

        @Test
        void rejectsALeastXpAboveTheMostBothSent() {
            expectFaults(
                    given(),
                    configure("leveling", "{'xpMin':50,'xpMax':40}"),
                    new Violation("/config/xpMin", DETAIL.formatted(50, 40)));
        }

        @Test
        void rejectsALeastXpAboveTheMostInEffect() {
            expectFaults(
                    given(chose("leveling", new Change("xpMax", null, 30L))),
                    configure("leveling", "{'xpMin':31}"),
                    new Violation("/config/xpMin", DETAIL.formatted(31, 30)));
            expectFaults(
                    given(),
                    configure("leveling", "{'xpMin':26}"),
                    new Violation("/config/xpMin", DETAIL.formatted(26, 25)));
        }

        @Test
        void rejectsAMostXpBelowTheLeastInEffect() {
            expectFaults(
                    given(chose("leveling", new Change("xpMin", null, 20L))),
                    configure("leveling", "{'xpMax':19}"),
                    new Violation("/config/xpMax", DETAIL.formatted(20, 19)));
        }

        @Test
        void rejectsTheResetThatWouldContradict() {
            expectFaults(
                    given(chose("leveling", new Change("xpMin", null, 90L), new Change("xpMax", null, 90L))),
                    configure("leveling", "{'xpMax':null}"),
                    new Violation("/config/xpMax", DETAIL.formatted(90, 25)));
        }

        @Test
        void acceptsBothMovedTogether() {
            given().when(configure("leveling", "{'xpMin':90,'xpMax':90}"))
                    .expectEvents(chose("leveling", new Change("xpMin", null, 90L), new Change("xpMax", null, 90L)));
        }

        /** A patch is one decision: what would be allowed by itself is not done either. */
        @Test
        void doesNotSwitchWhatItRefusesToConfigure() {
            ConfigureModule both = new ConfigureModule(GUILD, OLIVIA, "leveling", true, Map.of("xpMin", 26L), null);

            expectFaults(given(), both, new Violation("/config/xpMin", DETAIL.formatted(26, 25)));
        }
    }

    @Nested
    class WhenEntriesRepeatOneAnother {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "giveaway | requiredRoleIds",
                    "tickets | supportRoleIds",
                    "welcome | autoRoleIds",
                    "leveling | ignoredRoleIds",
                    "leveling | ignoredChannelIds"
                })
        void rejectsAnIdTwice(String module, String field) {
            String patch = "{'%s':['1180000000000000301','1180000000000000301']}".formatted(field);

            expectFaults(given(), configure(module, patch), new Violation("/config/" + field + "/1", SAME));
        }

        @Test
        void rejectsALevelOrARoleTwice() {
            expectFaults(
                    given(),
                    configure(
                            "leveling",
                            "{'levelRoles':[{'level':5,'roleId':'1180000000000000301'},{'level':5,'roleId':'1180000000000000302'}]}"),
                    new Violation("/config/levelRoles/1/level", SAME));
            expectFaults(
                    given(),
                    configure(
                            "leveling",
                            "{'levelRoles':[{'level':5,'roleId':'1180000000000000301'},{'level':6,'roleId':'1180000000000000301'}]}"),
                    new Violation("/config/levelRoles/1/roleId", SAME));
        }

        @Test
        void rejectsTwoBonusesOfOneRole() {
            expectFaults(
                    given(),
                    configure(
                            "giveaway",
                            "{'bonusEntries':[{'roleId':'1180000000000000301','count':1},{'roleId':'1180000000000000301','count':2}]}"),
                    new Violation("/config/bonusEntries/1/roleId", SAME));
        }

        @Test
        void rejectsWordsAndHostsTwice() {
            expectFaults(
                    given(),
                    configure("moderation", "{'blockedWords':['spam','spam']}"),
                    new Violation("/config/blockedWords/1", SAME));
            expectFaults(
                    given(),
                    configure("moderation", "{'linkAllowList':['example.com','EXAMPLE.com']}"),
                    new Violation("/config/linkAllowList/1", SAME));
        }

        @Test
        void rejectsTwoAnswersToOneTrigger() {
            expectFaults(
                    given(),
                    configure(
                            "autoresponder",
                            "{'responses':[{'trigger':'hi','reply':'a'},{'trigger':'hi','match':'CONTAINS','reply':'b'}]}"),
                    new Violation("/config/responses/1/trigger", SAME));
        }
    }

    @Nested
    class WhenATriggerIsUnusable {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "REGEX | (a)\\\\1 | is not a regular expression: invalid escape sequence",
                    "REGEX | a( | is not a regular expression: missing closing )",
                    "REGEX | ((((a{999}){999}){999}){999}){999} | repeats too much",
                    "REGEX | a{999}b{999} | repeats too much",
                    "REGEX | .* | must not match the empty text, since it would answer everything",
                    "WILDCARD | * ? | must have something besides wildcards",
                    "WILDCARD | a********************* | must have at most 20 wildcards"
                })
        void rejectsIt(String match, String trigger, String why) {
            String patch = "{'responses':[{'trigger':'%s','match':'%s','reply':'hello'}]}".formatted(trigger, match);

            expectFaults(given(), configure("autoresponder", patch), new Violation("/config/responses/0/trigger", why));
        }
    }

    @Nested
    class WhenAValueIsNoneOfItsKind {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "giveaway | colour | 'red' | must be a colour such as #5865f2",
                    "giveaway | buttonEmoji | 'tada' | must be one emoji, or a guild's own such as <:name:1180000000000000901>",
                    "giveaway | buttonText | '   ' | must not be blank",
                    "tickets | namePattern | 'ticket-{id}' | must have no braces but those of {number}, {name}",
                    "tempvoice | namePattern | '{' | must have no braces but those of {name}, {number}",
                    "moderation | linkAllowList/0 | ['https://example.com'] | must be a host name such as example.com",
                    "welcome | text | '\\ud800' | must not contain halves of characters"
                })
        void rejectsIt(String module, String path, String value, String why) {
            String field = path.split("/", -1)[0];
            String patch = "{'%s':%s}".formatted(field, value);

            expectFaults(given(), configure(module, patch), new Violation("/config/" + path, why));
        }
    }

    @Nested
    class WhenDefaultsAreBroughtBack {
        @ParameterizedTest
        @EnumSource
        void isAsIfNothingHadBeenChosen(GuildModule module) {
            Map<String, @Nullable Object> defaults = GuildSchemas.of(module).inEffect(Map.of());
            ConfigureModule reset = new ConfigureModule(
                    GUILD, OLIVIA, module.word(), null, GuildSchemas.of(module).reset(), null);

            given(new ModuleEnabled(GUILD, module.word()))
                    .when(reset)
                    .expectNoEvents()
                    .expectState(state ->
                            assertThat(state.decide(reset).view().config()).isEqualTo(defaults));
        }

        @Test
        void takesListsAsTheyAreAndNotByEntry() {
            given(chose("moderation", new Change("blockedWords", null, List.of("one", "two"))))
                    .when(configure("moderation", "{'blockedWords':['three']}"))
                    .expectEvents(
                            chose("moderation", new Change("blockedWords", List.of("one", "two"), List.of("three"))));
        }

        @Test
        void fillsThemInWithinEntriesToo() {
            ConfigureModule command = configure("autoresponder", "{'responses':[{'trigger':'hi','reply':'hello'}]}");

            given().when(command)
                    .expectSuccessfulHandlerExecution()
                    .expectState(
                            state -> assertThat(state.decide(command).view().config())
                                    .containsEntry(
                                            "responses",
                                            List.of(Map.of(
                                                    "trigger",
                                                    "hi",
                                                    "match",
                                                    "CONTAINS",
                                                    "reply",
                                                    "hello",
                                                    "cooldownSeconds",
                                                    0L))));
        }
    }
}
