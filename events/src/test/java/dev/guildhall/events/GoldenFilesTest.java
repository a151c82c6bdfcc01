package dev.guildhall.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shapes in which events are stored. Whoever changes one takes the next revision and writes an upcaster. */
class GoldenFilesTest {
    @Nested
    class WhenListed {
        @Test
        void thereIsOneForEveryRevisionOfEveryEvent() {
            Stream<GoldenFile> wanted = EventCatalogue.all().stream()
                    .flatMap(event -> IntStream.rangeClosed(1, EventCatalogue.revisionOf(event))
                            .mapToObj(revision -> GoldenFile.of(EventCatalogue.typeOf(event), revision)));

            assertThat(wanted)
                    .allSatisfy(golden -> assertThat(Files.isRegularFile(golden.path()))
                            .as("%s exists; revisions start at 1 and each keeps its file", golden.path())
                            .isTrue());
        }

        @Test
        void noneIsWithoutAnEvent() {
            assertThat(GoldenFile.all()).allSatisfy(golden -> {
                Class<?> event = EventCatalogue.forType(golden.type())
                        .orElseThrow(() -> new AssertionError(golden + " belongs to no event of the catalogue"));
                assertThat(golden.revision())
                        .as("revision of %s", golden)
                        .isBetween(1, EventCatalogue.revisionOf(event));
            });
        }
    }

    @Nested
    class WhenTheShapeIsTheCurrentOne {
        static List<Class<? extends GuildhallEvent>> events() {
            return EventCatalogue.all();
        }

        @ParameterizedTest
        @MethodSource("events")
        void comesBackByteForByte(Class<? extends GuildhallEvent> event) {
            GoldenFile golden = GoldenFile.of(event);

            assertThat(new String(writtenBack(golden.payload(), event), StandardCharsets.UTF_8))
                    .as(
                            "%s as %s writes it now. A changed shape needs the next revision in @EventType, an upcaster"
                                    + " and a golden file of its own; this file stays as it is",
                            golden, event.getSimpleName())
                    .isEqualTo(new String(golden.payload(), StandardCharsets.UTF_8));
        }
    }

    /** Shows that the comparison above lets no change of shape through. */
    @Nested
    class WhenTheShapeHasChanged {
        private final byte[] stored = GoldenFile.of("permission.Revoked", 1).payload();

        record Same(String guildId, String userId, String permission, String cause) {}

        record Added(
                String guildId,
                String userId,
                String permission,
                String cause,
                @Nullable String note) {}

        record Removed(String guildId, String userId, String permission) {}

        record Renamed(String guildId, String userId, String permission, String reason) {}

        record Reordered(String guildId, String permission, String userId, String cause) {}

        record Retyped(String guildId, long userId, String permission, String cause) {}

        record Wrapped(String guildId, String userId, String permission, List<String> cause) {}

        @Test
        void acceptsTheSameShape() {
            assertThat(writtenBack(stored, Same.class)).isEqualTo(stored);
        }

        @Test
        void noticesAnAddedField() {
            assertUnreadable(Added.class);
        }

        @Test
        void noticesARemovedField() {
            assertUnreadable(Removed.class);
        }

        @Test
        void noticesARenamedField() {
            assertUnreadable(Renamed.class);
        }

        @Test
        void noticesAFieldThatBecameAList() {
            assertUnreadable(Wrapped.class);
        }

        @Test
        void noticesAnotherOrder() {
            assertThat(writtenBack(stored, Reordered.class)).isNotEqualTo(stored);
        }

        @Test
        void noticesAnotherType() {
            assertThat(writtenBack(stored, Retyped.class)).isNotEqualTo(stored);
        }

        private void assertUnreadable(Class<?> shape) {
            assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> EventJson.read(stored, shape));
        }
    }

    /** The golden file of an event with personal texts holds sealed values, which nobody has a key for. */
    @Nested
    class WhenTextsAreSealed {
        private static final String STORED = """
                {"openerId":"104","subject":{"subject":"user:104","sealed":"AAAA"},"note":null,\
                "answers":[{"authorId":"105","text":{"subject":"user:105","key":7,"sealed":"BBBB"}}]}""";

        record Line(
                String authorId, @Personal(of = "authorId") String text) {}

        record Opened(
                String openerId,
                @Personal(of = "openerId") String subject,
                @Personal(of = "openerId") @Nullable String note,
                List<Line> answers) {}

        record NotPersonal(
                String openerId, String subject, @Nullable String note, List<Line> answers) {}

        @Test
        void comesBackByteForByte() {
            byte[] stored = STORED.getBytes(StandardCharsets.UTF_8);

            assertThat(new String(writtenBack(stored, Opened.class), StandardCharsets.UTF_8))
                    .isEqualTo(STORED);
        }

        @Test
        void noticesATextThatIsNoLongerPersonal() {
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> writtenBack(STORED.getBytes(StandardCharsets.UTF_8), NotPersonal.class));
        }

        @Test
        void noticesATextThatStandsOpen() {
            String open = STORED.replace("{\"subject\":\"user:104\",\"sealed\":\"AAAA\"}", "\"help\"");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writtenBack(open.getBytes(StandardCharsets.UTF_8), Opened.class));
        }
    }

    private static byte[] writtenBack(byte[] stored, Class<?> shape) {
        PersonalFields personal = PersonalFields.of(shape);
        JsonNode tree = EventJson.mapper().readTree(stored);
        Map<String, JsonNode> sealed = new HashMap<>();
        personal.replace((ObjectNode) tree, (path, subject, value) -> {
            assertThat(subject).as(path).hasValue(SealedValue.of(value).subject());
            sealed.put(path, value);
            return JsonNodeFactory.instance.stringNode(SealedValue.ERASED);
        });
        JsonNode written = EventJson.mapper().valueToTree(EventJson.mapper().treeToValue(tree, shape));
        personal.replace((ObjectNode) written, (path, subject, value) -> requireNonNull(sealed.get(path)));
        return EventJson.write(written);
    }
}
