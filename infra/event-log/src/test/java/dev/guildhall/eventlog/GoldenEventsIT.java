package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.settings.SettingsChanged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every payload that a release ever stored still becomes today's event, by way of the upcasters of this program. */
class GoldenEventsIT {
    private static final Path GOLDEN = Path.of("../../events/src/test/resources/golden");
    private static final Pattern NAME = Pattern.compile("(?<type>.+)\\.(?<revision>\\d+)\\.json");

    /** Nobody has their keys: what is about a person is read as what was erased. */
    @Nested
    class WhenGolden {
        private static LogFixture log;

        @BeforeAll
        static void open() {
            log = new LogFixture(Databases.withLog());
        }

        @AfterAll
        static void close() {
            log.close();
        }

        static List<Path> files() throws IOException {
            try (Stream<Path> files = Files.list(GOLDEN)) {
                return files.sorted().toList();
            }
        }

        @ParameterizedTest
        @MethodSource("files")
        void loads(Path golden) throws IOException {
            Matcher name = NAME.matcher(golden.getFileName().toString());
            assertThat(name.matches())
                    .as("%s is called <type>.<revision>.json", golden)
                    .isTrue();

            GuildhallEvent event = new EventCodec(log.personal, upcasters())
                    .payload(
                            1,
                            new UUID(0, 1),
                            name.group("type"),
                            Integer.parseInt(name.group("revision")),
                            Files.readAllBytes(golden));

            assertThat(EventCatalogue.typeOf(event.getClass())).isEqualTo(name.group("type"));
        }
    }

    /** On invented revisions before the first, so that the way is held even while every event is in its first. */
    @Nested
    class WhenTheRevisionIsOld {
        private static final String TYPE = "settings.Changed";
        /** These need no key, so the data source is never asked for a connection. */
        private final EventCodec codec = new EventCodec(
                new PersonalData(new SubjectKeys(new DriverManagerDataSource())),
                List.of(
                        upcaster(-1, node -> node.set("guildId", node.remove("guild"))),
                        upcaster(0, node -> node.set("changes", JsonNodeFactory.instance.arrayNode()))));

        @Test
        void passesEveryUpcasterInTurn() {
            assertThat(payload(-1, "{\"guild\":\"7\"}")).isEqualTo(new SettingsChanged("7", List.of()));
            assertThat(payload(0, "{\"guildId\":\"7\"}")).isEqualTo(new SettingsChanged("7", List.of()));
        }

        @Test
        void isUnreadableWithoutAnUpcaster() {
            assertUnreadable(-2, "{\"guild\":\"7\"}");
        }

        @Test
        void isUnreadableWhenTheUpcastersDoNotReachTodaysShape() {
            assertUnreadable(0, "{\"guild\":\"7\"}");
        }

        @Test
        void isUnreadableWhenItIsNewerThanTheProgram() {
            assertUnreadable(
                    EventCatalogue.revisionOf(SettingsChanged.class) + 1, "{\"guildId\":\"7\",\"changes\":[]}");
        }

        private void assertUnreadable(int revision, String json) {
            assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> payload(revision, json));
        }

        private GuildhallEvent payload(int revision, String json) {
            return codec.payload(1, new UUID(0, 1), TYPE, revision, json.getBytes(StandardCharsets.UTF_8));
        }

        private static PayloadUpcaster upcaster(int from, Consumer<ObjectNode> change) {
            return new PayloadUpcaster() {
                @Override
                public String type() {
                    return TYPE;
                }

                @Override
                public int fromRevision() {
                    return from;
                }

                @Override
                public ObjectNode upcast(ObjectNode payload) {
                    change.accept(payload);
                    return payload;
                }
            };
        }
    }

    /** Found by looking, not by listing: a new upcaster is held to the golden files without being named here. */
    private static List<PayloadUpcaster> upcasters() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(PayloadUpcaster.class));
        return scan.findCandidateComponents("dev.guildhall").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(GoldenEventsIT::instance)
                .toList();
    }

    private static PayloadUpcaster instance(@Nullable String className) {
        Class<?> type = ClassUtils.resolveClassName(Objects.requireNonNull(className), null);
        return (PayloadUpcaster) BeanUtils.instantiateClass(type);
    }
}
