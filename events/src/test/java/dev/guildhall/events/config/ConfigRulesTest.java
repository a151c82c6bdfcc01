package dev.guildhall.events.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.trigger.TriggerMatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
