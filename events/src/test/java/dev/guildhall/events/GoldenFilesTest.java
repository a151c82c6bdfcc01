package dev.guildhall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

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

    private static byte[] writtenBack(byte[] stored, Class<?> shape) {
        return EventJson.write(EventJson.read(stored, shape));
    }
}
