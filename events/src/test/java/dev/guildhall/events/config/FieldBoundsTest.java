package dev.guildhall.events.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every module and of the settings, at both sides of each of its bounds. */
class FieldBoundsTest {
    private static final String AT = "/config";

    static Stream<Arguments> fields() {
        return schemas()
                .flatMap(schema -> schema.fields().stream()
                        .map(field -> Arguments.of(schema, Named.of(schema.name() + "." + field.name(), field))));
    }

    static Stream<ConfigSchema> schemas() {
        return Stream.concat(
                Stream.of(GuildSchemas.SETTINGS),
                Arrays.stream(GuildModule.values()).map(GuildSchemas::of));
    }

    private static List<Violation> check(ConfigSchema schema, ConfigField field, @Nullable Object value) {
        return schema.check(AT, Map.of(), Collections.singletonMap(field.name(), value));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void acceptsTheSmallestAndTheLargestAndReadsThemBack(ConfigSchema schema, ConfigField field) {
        for (Object value : KindSamples.allAccepted(field.kind())) {
            Map<String, Object> sibling = Siblings.of(schema, field);
            Map<String, Object> patch = new HashMap<>(sibling);
            patch.put(field.name(), value);

            assertThat(schema.check(AT, Map.of(), patch)).as("%s", value).isEmpty();
            assertThat(EventJson.read(EventJson.write(patch), Object.class)).isEqualTo(patch);
            assertThat(schema.inEffect(patch).get(field.name()))
                    .isEqualTo(field.kind().complete(value));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void refusesWhatIsJustOutsideOrOfAnotherTypeWithAPointerToIt(ConfigSchema schema, ConfigField field) {
        for (Object value : KindSamples.refused(field.kind())) {
            assertThat(check(schema, field, value))
                    .as("%s", value)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.pointer()).startsWith(AT + "/" + field.name()));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void takesNullAsItsDefault(ConfigSchema schema, ConfigField field) {
        assertThat(check(schema, field, null)).isEmpty();
        Object chosen = KindSamples.accepted(field.kind(), 0);
        assertThat(schema.changes(Map.of(field.name(), chosen), Collections.singletonMap(field.name(), null)))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isNull());
        assertThat(schema.inEffect(Map.of())).containsEntry(field.name(), field.defaultValue());
    }

    /** A merge patch goes into objects and replaces lists; as no field is an object, it has nowhere to go into. */
    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void isReplacedWhole(ConfigSchema schema, ConfigField field) {
        assertThat(field.kind()).isNotInstanceOf(Structure.class);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void acceptsItsOwnReset(ConfigSchema schema) {
        Map<String, @Nullable Object> everything = KindSamples.ofEveryField(schema);

        assertThat(schema.check(AT, everything, schema.reset())).isEmpty();
        assertThat(schema.changes(asChosen(everything), schema.reset())).hasSameSizeAs(schema.fields());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void tellsOnlySoManyFaults(ConfigSchema schema) {
        Map<String, Object> patch = new HashMap<>();
        for (int i = 0; i < 2 * ConfigSchema.MAX_VIOLATIONS; i++) {
            patch.put("nonsense" + i, true);
        }
        assertThat(schema.check(AT, Map.of(), patch)).hasSize(ConfigSchema.MAX_VIOLATIONS);
    }

    private static Map<String, Object> asChosen(Map<String, @Nullable Object> values) {
        Map<String, Object> chosen = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }

    /** What a value needs beside it: the largest of the smaller one a larger one, a switch what it needs. */
    private static final class Siblings {
        static Map<String, Object> of(ConfigSchema schema, ConfigField field) {
            Map<String, Object> siblings = new HashMap<>();
            for (ConfigRule rule : schema.rules()) {
                if (rule instanceof AtMost atMost && atMost.lower().equals(field.name())) {
                    siblings.put(atMost.upper(), number(schema, atMost.upper()).max());
                }
                if (rule instanceof AtMost atMost && atMost.upper().equals(field.name())) {
                    siblings.put(atMost.lower(), number(schema, atMost.lower()).min());
                }
                if (rule instanceof Needs needs && needs.flag().equals(field.name())) {
                    Kind kind = schema.field(needs.needed()).orElseThrow().kind();
                    siblings.put(needs.needed(), KindSamples.accepted(kind, 1));
                }
            }
            return siblings;
        }

        private static Kind.Whole number(ConfigSchema schema, String name) {
            return (Kind.Whole) schema.field(name).orElseThrow().kind();
        }
    }
}
