package dev.guildhall.events.config;

import static dev.guildhall.events.config.ConfigField.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.guildhall.events.Change;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.Whole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
    private final ConfigSchema schema = ConfigSchema.of(
            "sample",
            field("prefix", new Text(1, 10, false)).byDefault("!"),
            field("limit", new Whole(0, 5)).byDefault(3L),
            field("note", new Text(1, 10, true)));

    @Nested
    class WhenChecking {
        @Test
        void findsEveryFaultOfThePatchBelowThePrefix() {
            Map<String, @Nullable Object> patch = new LinkedHashMap<>();
            patch.put("limit", 6L);
            patch.put("prefix", "a b");

            assertThat(schema.check("/settings", patch))
                    .containsExactly(
                            new Violation("/settings/limit", "must be from 0 to 5"),
                            new Violation("/settings/prefix", "must not contain white space"));
        }

        @Test
        void escapesUnknownFieldsInItsPointers() {
            assertThat(schema.check("", Map.of("a/b~c", 1L)))
                    .containsExactly(new Violation("/a~1b~0c", "is not a known field"));
        }

        @Test
        void refusesEvenTheResetOfAnUnknownField() {
            assertThat(schema.check("", Collections.singletonMap("colour", null)))
                    .containsExactly(new Violation("/colour", "is not a known field"));
        }

        @Test
        void letsNullResetAnyField() {
            assertThat(schema.check("", Collections.singletonMap("limit", null)))
                    .isEmpty();
        }
    }

    @Nested
    class WhenComparing {
        @Test
        void answersOnlyWhatReallyChangesInTheOrderOfTheSchema() {
            Map<String, Object> patch = new LinkedHashMap<>();
            patch.put("note", "new");
            patch.put("limit", 4L);
            patch.put("prefix", "?");

            assertThat(schema.changes(Map.of("limit", 4L), patch))
                    .containsExactly(new Change("prefix", null, "?"), new Change("note", null, "new"));
        }

        @Test
        void keepsAChosenDefaultApartFromNoChoice() {
            assertThat(schema.changes(Map.of(), Map.of("prefix", "!")))
                    .containsExactly(new Change("prefix", null, "!"));
        }

        @Test
        void turnsNullIntoNoChoice() {
            assertThat(schema.changes(Map.of("prefix", "?"), Collections.singletonMap("prefix", null)))
                    .containsExactly(new Change("prefix", "?", null));
            assertThat(schema.changes(Map.of(), Collections.singletonMap("prefix", null)))
                    .isEmpty();
        }

        @Test
        void leavesFieldsThatThePatchDoesNotName() {
            assertThat(schema.changes(Map.of("prefix", "?"), Map.of())).isEmpty();
        }
    }

    @Nested
    class WhenInEffect {
        @Test
        void fillsInDefaultsInTheOrderOfTheSchema() {
            assertThat(schema.inEffect(Map.of("limit", 0L)))
                    .containsExactly(entry("prefix", "!"), entry("limit", 0L), entry("note", null));
        }

        @Test
        void dropsWhatTheSchemaNoLongerKnows() {
            assertThat(schema.inEffect(Map.of("forgotten", true))).doesNotContainKey("forgotten");
        }
    }
}
