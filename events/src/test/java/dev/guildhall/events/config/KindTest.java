package dev.guildhall.events.config;

import static dev.guildhall.events.config.ConfigField.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.config.Kind.Choice;
import dev.guildhall.events.config.Kind.Colour;
import dev.guildhall.events.config.Kind.Flag;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.TimeZone;
import dev.guildhall.events.config.Kind.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
    private static final String AT = "/field";

    @Nested
    class WhenText {
        private final Kind prefix = new Text(1, 10, false);

        @Test
        void countsCharactersAsPeopleDo() {
            assertAccepts(prefix, "🎉".repeat(10));
            assertRefuses(prefix, "🎉".repeat(11), "must be 1 to 10 characters long, but has 11");
        }

        @Test
        void refusesTheEmptyTextBelowItsBound() {
            assertRefuses(prefix, "", "must be 1 to 10 characters long, but has 0");
            assertAccepts(new Text(0, 10, true), "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a\tb", "a\u00a0b", "a\u2003b", "a\nb", "a\u001bb"})
        void refusesEveryKindOfWhiteSpace(String text) {
            assertRefuses(prefix, text, "must not contain white space");
            assertAccepts(new Text(1, 10, true), text);
        }

        @Test
        void refusesWhatPostgresCannotHold() {
            assertRefuses(new Text(1, 10, true), "a\0b", "must not contain the NUL character");
        }

        @Test
        void saysEverythingThatIsWrong() {
            assertThat(faults(prefix, " ".repeat(11))).hasSize(2);
        }

        @Test
        void refusesOtherTypes() {
            assertRefuses(prefix, 1L, "must be a string");
            assertRefuses(prefix, null, "must be a string");
        }
    }

    @Nested
    class WhenWholeNumber {
        private final Kind duration = new Whole(60, 2_592_000);

        @ParameterizedTest
        @ValueSource(longs = {60, 2_592_000})
        void acceptsItsBounds(long value) {
            assertAccepts(duration, value);
        }

        @ParameterizedTest
        @ValueSource(longs = {59, 2_592_001, Long.MIN_VALUE, Long.MAX_VALUE})
        void refusesWhatIsBeyondThem(long value) {
            assertRefuses(duration, value, "must be from 60 to 2592000");
        }

        @Test
        void refusesFractionsAndDigitsInQuotes() {
            assertRefuses(duration, 60.5, "must be a whole number");
            assertRefuses(duration, "60", "must be a whole number");
        }
    }

    @Nested
    class WhenTemplate {
        private final Kind greeting = new Template(0, 100, List.of("user", "server"));

        @Test
        void holdsItsOwnPlaceholders() {
            assertAccepts(greeting, "");
            assertAccepts(greeting, "Hello {user}{user}, this is {server}");
        }

        @Test
        void namesThoseThatNothingReplacesAndThoseThatThereAre() {
            assertRefuses(
                    greeting,
                    "{member} {user} {User} {membre_privé} {member}",
                    "has placeholders that nothing replaces: {member}, {User}, {membre_privé}; known are {user}, {server}");
            assertRefuses(
                    greeting,
                    "{{users}}",
                    "has placeholders that nothing replaces: {users}; known are {user}, {server}");
        }

        @Test
        void leavesOtherBracesAlone() {
            for (String text : List.of("{}", "{ member }", "{\"member\": 1}", "[a-z]{2,3} {1}", "{", "}{", "{a-b}")) {
                assertAccepts(greeting, text);
            }
        }
    }

    @Nested
    class WhenSmallKind {
        @Test
        void flagsAreTrueOrFalse() {
            assertAccepts(new Flag(), false);
            assertRefuses(new Flag(), "true", "must be true or false");
        }

        @Test
        void choicesAreComparedExactly() {
            Kind locale = new Choice(List.of("en", "fr"));
            assertAccepts(locale, "fr");
            assertRefuses(locale, "FR", "must be one of en, fr");
        }

        @Test
        void coloursHaveSixHexDigits() {
            assertAccepts(new Colour(), "#58AbF2");
            for (String wrong : List.of("#58abf", "#58abf2a", "58abf2", "#58abg2", "#58abf2\n")) {
                assertRefuses(new Colour(), wrong, "must be a colour such as #5865f2");
            }
        }

        @Test
        void timeZonesAreRegionsOfTheDataBase() {
            assertAccepts(new TimeZone(), "Europe/Paris");
            assertAccepts(new TimeZone(), "UTC");
            for (String wrong : List.of("+02:00", "Mars/Olympus", "europe/paris", "")) {
                assertRefuses(new TimeZone(), wrong, "must be an IANA time zone such as Europe/Paris");
            }
        }

        @Test
        void idsAreStringsOfDigits() {
            Kind role = new Snowflake(Snowflake.Target.ROLE);
            String detail = "must be a Discord id, as a string of 17 to 20 digits";
            assertAccepts(role, "1180000000000000301");
            assertRefuses(role, 1_180_000_000_000_000_301L, detail);
            assertRefuses(role, "0180000000000000301", detail);
            assertRefuses(role, "1180", detail);
        }
    }

    @Nested
    class WhenList {
        private final Kind words = new Listing(new Text(1, 3, true), 2);

        @Test
        void pointsAtTheFaultyElement() {
            assertThat(faults(words, List.of("ok", "wrong")))
                    .containsExactly(new Violation("/field/1", "must be 1 to 3 characters long, but has 5"));
        }

        @Test
        void refusesNullAsAnElement() {
            assertThat(faults(words, Collections.singletonList(null)))
                    .containsExactly(new Violation("/field/0", "must be a string"));
        }

        @Test
        void isBounded() {
            assertRefuses(words, List.of("a", "b", "c"), "must have at most 2 entries");
            assertRefuses(words, "a", "must be a list");
        }
    }

    @Nested
    class WhenStructure {
        private final Kind bonus = new Structure(List.of(
                field("roleId", new Snowflake(Snowflake.Target.ROLE)),
                field("count", new Whole(1, 100)).byDefault(1L)));

        @Test
        void asksForFieldsWithoutADefaultOnly() {
            assertThat(faults(bonus, Map.of())).containsExactly(new Violation("/field/roleId", "is required"));
            assertAccepts(bonus, Map.of("roleId", "1180000000000000301"));
        }

        @Test
        void escapesUnknownFieldsInItsPointers() {
            assertThat(faults(bonus, Map.of("roleId", "1180000000000000301", "a/b~c", 1L)))
                    .containsExactly(new Violation("/field/a~1b~0c", "is not a known field"));
        }

        @Test
        void pointsThroughListsOfStructures() {
            assertThat(faults(new Listing(bonus, 5), List.of(Map.of("roleId", "1180000000000000301", "count", 101L))))
                    .containsExactly(new Violation("/field/0/count", "must be from 1 to 100"));
        }
    }

    private static void assertAccepts(Kind kind, Object value) {
        assertThat(faults(kind, value)).isEmpty();
    }

    private static void assertRefuses(Kind kind, @Nullable Object value, String detail) {
        assertThat(faults(kind, value)).containsExactly(new Violation(AT, detail));
    }

    private static List<Violation> faults(Kind kind, @Nullable Object value) {
        List<Violation> faults = new ArrayList<>();
        kind.check(AT, value, faults);
        return faults;
    }
}
