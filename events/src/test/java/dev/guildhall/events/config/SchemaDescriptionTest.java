package dev.guildhall.events.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whoever knows nothing but the description knows what will be accepted. */
class SchemaDescriptionTest {
    private static final int MAX_BYTES = 32 * 1024;

    static Stream<ConfigSchema> schemas() {
        return FieldBoundsTest.schemas();
    }

    private static JsonNode described(ConfigSchema schema) {
        return EventJson.mapper().readTree(EventJson.write(SchemaDescription.of(schema)));
    }

    @Test
    void holdsSettingsAndAllModulesInOneSmallAnswer() {
        byte[] json = EventJson.write(SchemaDescription.ofEverything());
        JsonNode all = EventJson.mapper().readTree(json);

        assertThat(json.length).isLessThan(MAX_BYTES);
        assertThat(all.path("settings").path("name").asString()).isEqualTo("settings");
        assertThat(all.path("modules").valueStream().map(m -> m.path("name").asString()))
                .containsExactlyElementsOf(Arrays.stream(GuildModule.values())
                        .map(GuildModule::word)
                        .toList());
    }

    @Test
    void tellsEveryTypeWithItsBounds() {
        JsonNode leveling = described(GuildSchemas.of(GuildModule.LEVELING));

        assertThat(leveling.path("fields").get(0).toString())
                .isEqualTo("{\"name\":\"xpMin\",\"type\":\"integer\",\"min\":0,\"max\":1000,\"default\":15}");
        assertThat(leveling.path("fields").get(4).toString())
                .isEqualTo("{\"name\":\"levelUpChannelId\",\"type\":\"id\",\"of\":\"TEXT_CHANNEL\",\"default\":null}");
        assertThat(leveling.path("fields").get(7).toString()).isEqualTo("""
                        {"name":"levelRoles","type":"list","max":25,"unique":[["level"],["roleId"]],\
                        "items":{"type":"object","fields":[\
                        {"name":"level","type":"integer","min":1,"max":1000,"default":null},\
                        {"name":"roleId","type":"id","of":"ROLE","default":null}]},"default":[]}""");
        assertThat(leveling.path("rules").toString())
                .isEqualTo("[{\"type\":\"at-most\",\"fields\":[\"xpMin\",\"xpMax\"]}]");
    }

    @Test
    void tellsWhatATextKnowsAndWhatASwitchNeeds() {
        JsonNode welcome = described(GuildSchemas.of(GuildModule.WELCOME));

        assertThat(welcome.path("fields").get(1).toString())
                .isEqualTo("{\"name\":\"text\",\"type\":\"text\",\"min\":0,\"max\":2000,\"whiteSpace\":true,"
                        + "\"placeholders\":[\"user\",\"name\",\"server\",\"memberCount\"],\"default\":\"\"}");
        assertThat(welcome.path("rules").toString())
                .isEqualTo("[{\"type\":\"needs\",\"fields\":[\"goodbyeEnabled\",\"goodbyeText\"]},"
                        + "{\"type\":\"needs\",\"fields\":[\"goodbyeEnabled\",\"channelId\"]}]");
    }

    /** A text of up to a message's length is somebody's own words: each says what is replaced in it. */
    @ParameterizedTest
    @MethodSource("schemas")
    void tellsPlaceholdersOfEveryLongText(ConfigSchema schema) {
        for (JsonNode field : described(schema).path("fields")) {
            List<JsonNode> texts = new ArrayList<>(List.of(field));
            field.path("items").path("fields").forEach(texts::add);
            assertThat(texts)
                    .filteredOn(text -> text.path("max").asInt() == ConfigLimits.MAX_MESSAGE_LENGTH)
                    .allSatisfy(text -> assertThat(text.path("placeholders")).isNotEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void tellsEveryFieldWithTheDefaultInEffect(ConfigSchema schema) {
        Map<String, @Nullable Object> defaults = new HashMap<>();
        for (JsonNode field : described(schema).path("fields")) {
            defaults.put(field.path("name").asString(), read(field.path("default")));
        }

        assertThat(defaults).isEqualTo(schema.inEffect(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void tellsTheBoundsThatAreChecked(ConfigSchema schema) {
        for (JsonNode field : described(schema).path("fields")) {
            String name = field.path("name").asString();
            for (Object fitting : fitting(field)) {
                assertThat(schema.check("", Map.of(name, fitting)))
                        .as("%s: %s", field, fitting)
                        .isEmpty();
            }
            for (Object unfitting : unfitting(field)) {
                assertThat(schema.check("", Map.of(name, unfitting)))
                        .as("%s: %s", field, unfitting)
                        .isNotEmpty();
            }
        }
    }

    private static List<Object> fitting(JsonNode field) {
        int min = field.path("min").asInt(0);
        int max = field.path("max").asInt(0);
        return switch (field.path("type").asString()) {
            case "text", "name-pattern" -> List.of("x".repeat(min), "x".repeat(max));
            case "integer" -> List.of((long) min, (long) max);
            case "boolean" -> List.of(true);
            case "choice" ->
                field.path("choices")
                        .valueStream()
                        .<Object>map(JsonNode::asString)
                        .toList();
            case "colour" -> List.of("#abcdef");
            case "timezone" -> List.of("Europe/Paris");
            case "id" -> List.of(id(0));
            case "emoji" -> List.of("🎉");
            case "host" -> List.of("example.com");
            case "list" -> List.of(entries(field, max));
            case "object" -> List.of(object(field, 0));
            default -> throw new AssertionError("a type that no panel knows: " + field);
        };
    }

    private static List<Object> unfitting(JsonNode field) {
        int min = field.path("min").asInt(0);
        int max = field.path("max").asInt(0);
        return switch (field.path("type").asString()) {
            case "text", "name-pattern" -> List.of("x".repeat(max + 1));
            case "integer" -> List.of(min - 1L, max + 1L);
            case "list" -> List.of(entries(field, max + 1));
            default -> List.of("no such value");
        };
    }

    private static List<Object> entries(JsonNode list, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> entry(list.path("items"), i))
                .toList();
    }

    /** One of many that differ. */
    private static Object entry(JsonNode items, int number) {
        return switch (items.path("type").asString()) {
            case "object" -> object(items, number);
            case "id" -> id(number);
            case "integer" ->
                Math.min(items.path("min").asLong() + number, items.path("max").asLong());
            case "text" -> "word" + number;
            case "host" -> "host" + number + ".example.com";
            default -> fitting(items).getFirst();
        };
    }

    private static Map<String, Object> object(JsonNode description, int number) {
        Map<String, Object> object = new HashMap<>();
        description.path("fields").forEach(f -> object.put(f.path("name").asString(), entry(f, number)));
        return object;
    }

    private static String id(int number) {
        return Long.toString(1_180_000_000_000_000_301L + number);
    }

    private static @Nullable Object read(JsonNode value) {
        return value.isNull() ? null : Objects.requireNonNull(EventJson.read(value.toString(), Object.class));
    }
}
