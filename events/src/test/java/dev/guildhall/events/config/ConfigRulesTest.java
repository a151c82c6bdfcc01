package dev.guildhall.events.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.trigger.TriggerMatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigRulesTest {
    private static final String ID = "1180000000000000301";
    private static final String OTHER = "1180000000000000302";

    private static List<Violation> check(
            GuildModule module, Map<String, Object> chosen, Map<String, ? extends @Nullable Object> patch) {
        return GuildSchemas.of(module).check("", chosen, patch);
    }

    private static List<Violation> check(GuildModule module, String field, Object value) {
        return check(module, Map.of(), Map.of(field, value));
    }

    @Nested
    class WhenOneNumberMustNotExceedAnother {
        private static final String DETAIL = "xpMin must not be greater than xpMax, but they would be %d and %d";

        @Test
        void comparesWithWhatIsInEffectWhicheverIsChanged() {
            assertThat(check(GuildModule.LEVELING, "xpMin", 26L))
                    .containsExactly(new Violation("/xpMin", DETAIL.formatted(26, 25)));
            assertThat(check(GuildModule.LEVELING, "xpMax", 14L))
                    .containsExactly(new Violation("/xpMax", DETAIL.formatted(15, 14)));
            assertThat(check(GuildModule.LEVELING, Map.of("xpMax", 100L), Map.of("xpMin", 100L)))
                    .isEmpty();
            assertThat(check(GuildModule.LEVELING, Map.of(), Map.of("xpMin", 50L, "xpMax", 49L)))
                    .containsExactly(new Violation("/xpMin", DETAIL.formatted(50, 49)));
        }

        @Test
        void comparesWithTheDefaultThatAResetBringsBack() {
            assertThat(check(
                            GuildModule.LEVELING,
                            Map.of("xpMin", 50L, "xpMax", 60L),
                            Collections.singletonMap("xpMax", null)))
                    .containsExactly(new Violation("/xpMax", DETAIL.formatted(50, 25)));
        }

        /** Somebody may have been there before the rule was. */
        @Test
        void doesNotHinderWhoChangesSomethingElse() {
            assertThat(check(GuildModule.LEVELING, Map.of("xpMin", 50L, "xpMax", 40L), Map.of("cooldownSeconds", 5L)))
                    .isEmpty();
        }
    }

    @Nested
    class WhenASwitchNeedsSomething {
        private static final Map<String, Object> CHANNEL = Map.of("channelId", ID);
        private static final String ALONE =
                "can do nothing without %s, which is empty: send %s as well, or set it before";
        private static final String EMPTIED =
                "must not be empty while goodbyeEnabled is on: fill it in, or switch goodbyeEnabled off";

        private static Map<String, Object> goodbye(String text) {
            return Map.of("goodbyeEnabled", true, "goodbyeText", text, "channelId", ID);
        }

        @Test
        void isRefusedWithoutAndSaysWhatIsMissing() {
            assertThat(check(GuildModule.WELCOME, "goodbyeEnabled", true))
                    .containsExactly(
                            new Violation("/goodbyeEnabled", ALONE.formatted("goodbyeText", "goodbyeText")),
                            new Violation("/goodbyeEnabled", ALONE.formatted("channelId", "channelId")));
            assertThat(check(GuildModule.WELCOME, Map.of(), goodbye(" \n")))
                    .containsExactly(new Violation("/goodbyeText", EMPTIED));
        }

        @Test
        void isFilledInOneStepOrInSeveral() {
            assertThat(check(GuildModule.WELCOME, Map.of(), goodbye("Bye"))).isEmpty();
            assertThat(check(GuildModule.WELCOME, CHANNEL, Map.of("goodbyeText", "Bye")))
                    .isEmpty();
            assertThat(check(
                            GuildModule.WELCOME,
                            Map.of("goodbyeText", "Bye", "channelId", ID),
                            Map.of("goodbyeEnabled", true)))
                    .isEmpty();
            assertThat(check(GuildModule.WELCOME, CHANNEL, Map.of("goodbyeEnabled", false)))
                    .isEmpty();
        }

        @Test
        void keepsWhatItNeedsUntilItIsOff() {
            Map<String, @Nullable Object> both = new HashMap<>();
            both.put("goodbyeText", null);
            assertThat(check(GuildModule.WELCOME, goodbye("Bye"), both))
                    .containsExactly(new Violation("/goodbyeText", EMPTIED));
            assertThat(check(GuildModule.WELCOME, goodbye("Bye"), Collections.singletonMap("channelId", null)))
                    .containsExactly(new Violation("/channelId", EMPTIED));

            both.put("goodbyeEnabled", false);
            assertThat(check(GuildModule.WELCOME, goodbye("Bye"), both)).isEmpty();
            assertThat(check(
                            GuildModule.WELCOME,
                            goodbye("Bye"),
                            GuildSchemas.of(GuildModule.WELCOME).reset()))
                    .isEmpty();
        }

        /** Somebody may have been there before the rule was: what is missing can come one by one. */
        @Test
        void doesNotHinderWhoFillsSomethingElseIn() {
            Map<String, Object> without = Map.of("goodbyeEnabled", true);

            assertThat(check(GuildModule.WELCOME, without, CHANNEL)).isEmpty();
            assertThat(check(GuildModule.WELCOME, without, Map.of("text", "Hello")))
                    .isEmpty();
        }
    }

    /** Whoever switches a module on has it as it comes, and nothing that comes with it may contradict itself. */
    @ParameterizedTest
    @EnumSource
    void everyModuleKeepsItsOwnRulesByDefault(GuildModule module) {
        ConfigSchema schema = GuildSchemas.of(module);

        assertThat(schema.check("", Map.of(), schema.inEffect(Map.of()))).isEmpty();
        assertThat(schema.check("", Map.of(), schema.reset())).isEmpty();
    }

    @Nested
    class WhenEntriesAreTheSame {
        @Test
        void namesTheLaterOne() {
            assertThat(check(GuildModule.GIVEAWAY, "requiredRoleIds", List.of(ID, OTHER, ID)))
                    .containsExactly(new Violation("/requiredRoleIds/2", "is the same as in entry 0"));
            assertThat(check(
                            GuildModule.GIVEAWAY,
                            "bonusEntries",
                            List.of(Map.of("roleId", ID, "count", 1L), Map.of("roleId", ID, "count", 2L))))
                    .containsExactly(new Violation("/bonusEntries/1/roleId", "is the same as in entry 0"));
        }

        @Test
        void allowsNeitherALevelNorARoleTwice() {
            assertThat(check(
                            GuildModule.LEVELING,
                            "levelRoles",
                            List.of(
                                    Map.of("level", 5L, "roleId", ID),
                                    Map.of("level", 5L, "roleId", OTHER),
                                    Map.of("level", 6L, "roleId", OTHER))))
                    .containsExactly(
                            new Violation("/levelRoles/1/level", "is the same as in entry 0"),
                            new Violation("/levelRoles/2/roleId", "is the same as in entry 1"));
        }

        @Test
        void knowsHostsWhateverTheirCase() {
            assertThat(check(GuildModule.MODERATION, "linkAllowList", List.of("example.com", "Example.COM")))
                    .containsExactly(new Violation("/linkAllowList/1", "is the same as in entry 0"));
        }

        @Test
        void fillsInDefaultsBeforeItCompares() {
            Map<String, Object> byDefault = Map.of("trigger", "hi", "reply", "a");
            Map<String, Object> spelledOut = Map.of("trigger", "hi", "reply", "b", "match", "CONTAINS");
            Map<String, Object> otherwise = Map.of("trigger", "hi", "reply", "c", "match", "EXACT");

            assertThat(check(GuildModule.AUTORESPONDER, "responses", List.of(byDefault, otherwise, spelledOut)))
                    .containsExactly(new Violation("/responses/2/trigger", "is the same as in entry 0"));
        }
    }

    @Nested
    class WhenTriggersMustBeUsable {
        private static Map<String, Object> response(TriggerMatch match, String trigger) {
            return Map.of("trigger", trigger, "match", match.name(), "reply", "hello");
        }

        private static List<Violation> responses(Object... responses) {
            return check(GuildModule.AUTORESPONDER, "responses", Arrays.asList(responses));
        }

        @Test
        void pointsAtEachThatIsNot() {
            assertThat(responses(
                            response(TriggerMatch.REGEX, "a("),
                            response(TriggerMatch.REGEX, "fine"),
                            response(TriggerMatch.WILDCARD, "*"),
                            response(TriggerMatch.CONTAINS, "a(")))
                    .containsExactly(
                            new Violation("/responses/0/trigger", "is not a regular expression: missing closing )"),
                            new Violation("/responses/2/trigger", "must have something besides wildcards"));
        }

        @Test
        void boundsAllOfThemTogether() {
            Object[] large = IntStream.range(0, 6)
                    .mapToObj(i -> response(TriggerMatch.REGEX, "x" + i + "[ab]{900}"))
                    .toArray();

            assertThat(responses(Arrays.copyOf(large, 5))).isEmpty();
            assertThat(responses(large))
                    .containsExactly(new Violation(
                            "/responses", "must have fewer or smaller patterns: they take too long together"));
        }

        @Test
        void leavesRoomForAsManyOrdinaryOnesAsThereMayBe() {
            Object[] many = IntStream.range(0, ConfigLimits.MAX_RESPONSES)
                    .mapToObj(i -> response(TriggerMatch.REGEX, "(?i)\\bhello\\s+number\\s+" + i + "\\b"))
                    .toArray();

            assertThat(responses(many)).isEmpty();
        }
    }
}
