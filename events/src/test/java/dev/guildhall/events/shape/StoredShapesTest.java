package dev.guildhall.events.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.PersonalFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log holds keeps its shape: whoever changes a record without taking the next revision breaks the build here. */
class StoredShapesTest {
    static final String WRITE_NEW = "mvn -pl events test -Dtest=StoredShapesTest -Dguildhall.write=true";
    private static final boolean WRITE = Boolean.getBoolean("guildhall.write");

    @Nested
    class WhenItIsAnEvent {
        static List<Class<? extends GuildhallEvent>> events() {
            return EventCatalogue.all();
        }

        @ParameterizedTest
        @MethodSource("events")
        void keepsTheShapeOfItsRevision(Class<? extends GuildhallEvent> event) throws IOException {
            String shape = StoredShape.of(event.asSubclass(Record.class));
            ShapeFile file = ShapeFile.of(event);
            if (WRITE) {
                file.writeIfNew(shape);
            }

            assertThat(shape)
                    .as(
                            "%s as %s declares it now. A changed shape needs the next revision in @EventType, an upcaster,"
                                    + " a golden file and, by %s, a shape file of its own; this one stays as it is",
                            file, event.getSimpleName(), WRITE_NEW)
                    .isEqualTo(file.text());
        }

        @ParameterizedTest
        @MethodSource("events")
        void keepsTheShapesOfItsFormerRevisions(Class<? extends GuildhallEvent> event) {
            assertThat(IntStream.range(1, EventCatalogue.revisionOf(event))
                            .mapToObj(revision -> ShapeFile.of(EventCatalogue.typeOf(event), revision)))
                    .allSatisfy(file -> assertThat(file.text()).isNotBlank());
        }

        @ParameterizedTest
        @MethodSource("events")
        void saysWhomItsPersonalTextsAreAbout(Class<? extends GuildhallEvent> event) {
            assertThat(PersonalFields.of(event)).isNotNull();
        }

        @Test
        void noShapeIsWithoutAnEvent() {
            List<ShapeFile> wanted = EventCatalogue.all().stream()
                    .flatMap(event -> IntStream.rangeClosed(1, EventCatalogue.revisionOf(event))
                            .mapToObj(revision -> ShapeFile.of(EventCatalogue.typeOf(event), revision)))
                    .toList();

            assertThat(ShapeFile.all()).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** Metadata has no revision: a key may come, but none may go, change its name, or become or cease to be personal. */
    @Nested
    class WhenItIsMetadata {
        private static final Path FILE = Path.of("src/test/resources/metadata.txt");

        @Test
        void keepsItsKeys() throws IOException {
            List<String> keys = new TreeSet<>(MetadataKeys.ALL)
                    .stream().map(WhenItIsMetadata::line).toList();
            if (WRITE) {
                for (String key : keys) {
                    if (!Files.exists(FILE) || !Files.readAllLines(FILE).contains(key)) {
                        Files.writeString(FILE, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    }
                }
            }

            assertThat(keys)
                    .as("no line of %s is ever edited or removed; add new keys by %s", FILE, WRITE_NEW)
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(FILE));
        }

        private static String line(String key) {
            return key + (MetadataKeys.PERSONAL.contains(key) ? ": personal, about the actor: text" : ": text");
        }
    }
}
