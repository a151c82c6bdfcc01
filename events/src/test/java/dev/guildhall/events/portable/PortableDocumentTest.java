package dev.guildhall.events.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import dev.guildhall.events.portable.PortableConfiguration.Reference;
import dev.guildhall.events.portable.PortableConfiguration.SourceGuild;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

/** The form in which configurations lie on people's disks: it never changes. */
class PortableDocumentTest {
    private static final Path GOLDEN = Path.of("src/test/resources/portable/guildhall-configuration.1.json");
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final String LOGS = "1180000000000000202";
    private static final String GONE = "1180000000000000299";
    private static final String SUPPORT = "1180000000000000304";

    private static String golden() throws IOException {
        return Files.readString(GOLDEN, StandardCharsets.UTF_8).strip();
    }

    private static PortableConfiguration read(String json) throws UnreadableDocument {
        return PortableDocument.read(EventJson.mapper().readValue(json, OBJECT));
    }

    @Nested
    class WhenRead {
        @Test
        void saysWhatItSaidWhenItWasWritten() throws Exception {
            assertThat(EventJson.writeString(read(golden()))).isEqualTo(golden());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "formatVersion":1 | "formatVersion":2 | /formatVersion
                "formatVersion":1 | "formatVersion":"1" | /formatVersion
                guildhall-configuration | another | /format
                "guild":{ | "owner":"x","guild":{ | /owner
                "id":"1180000000000000001","name" | "id":"1","name" | /guild/id
                "name":"Guildhall Demo" | "name":null | /guild/name
                "version":4711 | "version":-1 | /version
                2026-11-22T01:02:03.456Z | yesterday | /exportedAt
                {"enabled":false,"config":{"xpMin" | {"enabled":null,"config":{"xpMin" | /modules/leveling/enabled
                "kind":"voice" | "colour":"red","kind":"voice" | /references/4/colour
                """)
        void tellsWhereItIsNotOfTheForm(String part, String instead, String pointer) throws Exception {
            String broken = golden().replace(part, instead);

            UnreadableDocument fault = catchThrowableOfType(UnreadableDocument.class, () -> read(broken));

            assertThat(fault).as(broken).isNotNull();
            assertThat(fault.violation().pointer()).isEqualTo(pointer);
        }

        @ParameterizedTest
        @CsvSource({"guild", "settings", "modules", "references", "exportedAt"})
        void refusesWhatIsMissingOrNothing(String part) throws Exception {
            Map<String, @Nullable Object> json = EventJson.mapper().readValue(golden(), OBJECT);
            json.put(part, null);
            assertThat(catchThrowableOfType(UnreadableDocument.class, () -> PortableDocument.read(json)))
                    .isNotNull();
            json.remove(part);
            assertThat(catchThrowableOfType(UnreadableDocument.class, () -> PortableDocument.read(json)))
                    .isNotNull();
        }

        @Test
        void refusesMoreReferencesThanThereCanBe() throws Exception {
            Map<String, @Nullable Object> json = EventJson.mapper().readValue(golden(), OBJECT);
            Map<String, @Nullable Object> reference = new LinkedHashMap<>();
            reference.put("id", LOGS);
            reference.put("kind", null);
            reference.put("name", null);
            Object[] many = new Object[PortableDocument.MAX_REFERENCES + 1];
            Arrays.fill(many, reference);
            json.put("references", List.of(many));

            assertThat(catchThrowableOfType(UnreadableDocument.class, () -> PortableDocument.read(json))
                            .violation()
                            .pointer())
                    .isEqualTo("/references");
        }
    }

    @Nested
    class WhenMade {
        private final PortableConfiguration document = PortableConfiguration.of(
                new SourceGuild("1180000000000000001", "Demo"),
                7,
                Instant.EPOCH,
                Map.of("logChannelId", LOGS),
                Map.of(
                        "giveaway",
                        new PortableModule(
                                true, Map.of("pingRoleId", SUPPORT, "requiredRoleIds", List.of(SUPPORT, GONE)))),
                new GuildDirectory(
                        1L,
                        List.of(new GuildChannel(LOGS, "logs", ChannelKind.TEXT, null, 0)),
                        List.of(new GuildRole(SUPPORT, "Support", null, 1, false))));

        @Test
        void namesEveryFieldAndWhatWasNotChosen() {
            assertThat(document.settings().keySet())
                    .containsExactlyElementsOf(GuildSchemas.SETTINGS.fields().stream()
                            .map(ConfigField::name)
                            .toList());
            assertThat(document.settings()).containsEntry("prefix", null).containsEntry("logChannelId", LOGS);
            assertThat(document.modules().keySet())
                    .containsExactlyElementsOf(Arrays.stream(GuildModule.values())
                            .map(GuildModule::word)
                            .toList());
        }

        @Test
        void tellsOnceOfWhatEachIdIsAndOfNothingWhereNobodyKnows() {
            assertThat(document.references())
                    .containsExactly(
                            new Reference(LOGS, "text", "logs"),
                            new Reference(SUPPORT, "role", "Support"),
                            new Reference(GONE, null, null));
        }

        @Test
        void isReadAsItWasWritten() throws Exception {
            assertThat(read(EventJson.writeString(document))).isEqualTo(document);
        }
    }
}
