package dev.guildhall.events.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuildSchemasTest {
    static Stream<ConfigSchema> schemas() {
        return Stream.concat(
                Stream.of(GuildSchemas.SETTINGS),
                Arrays.stream(GuildModule.values()).map(GuildSchemas::of));
    }

    @Nested
    class WhenDeclared {
        static Stream<ConfigSchema> schemas() {
            return GuildSchemasTest.schemas();
        }

        @ParameterizedTest
        @MethodSource("schemas")
        void everyDefaultObeysItsOwnKind(ConfigSchema schema) {
            for (ConfigField field : withNested(schema.fields())) {
                if (field.defaultValue() != null) {
                    List<Violation> faults = new ArrayList<>();
                    field.kind().check("/" + field.name(), field.defaultValue(), faults);
                    assertThat(faults)
                            .as("default of %s.%s", schema.name(), field.name())
                            .isEmpty();
                }
            }
        }

        @ParameterizedTest
        @MethodSource("schemas")
        void noNameOccursTwice(ConfigSchema schema) {
            assertThat(schema.fields()).extracting(ConfigField::name).doesNotHaveDuplicates();
        }

        /** What the caches and the HTTP answers carry must compare equal to what was put in. */
        @ParameterizedTest
        @MethodSource("schemas")
        void theDefaultsSurviveJson(ConfigSchema schema) {
            Map<String, @Nullable Object> defaults = schema.inEffect(Map.of());

            assertThat(EventJson.read(EventJson.write(defaults), Object.class)).isEqualTo(defaults);
        }

        @ParameterizedTest
        @EnumSource
        void aSchemaIsCalledAsItsModule(GuildModule module) {
            assertThat(GuildSchemas.of(module).name()).isEqualTo(module.word());
        }

        private static List<ConfigField> withNested(List<ConfigField> fields) {
            List<ConfigField> all = new ArrayList<>(fields);
            for (ConfigField field : fields) {
                if (field.kind() instanceof Listing list && list.element() instanceof Structure structure) {
                    all.addAll(withNested(structure.fields()));
                }
            }
            return all;
        }
    }

    @Nested
    class WhenReadAsTheContract {
        @Test
        void settingsHaveTheirFields() {
            assertFields(GuildSchemas.SETTINGS, "prefix", "locale", "timezone", "colour", "logChannelId");
        }

        @Test
        void giveawaysAreBounded() {
            ConfigSchema giveaway = GuildSchemas.of(GuildModule.GIVEAWAY);
            assertFields(
                    giveaway,
                    "buttonText",
                    "buttonEmoji",
                    "colour",
                    "defaultDurationSeconds",
                    "pingRoleId",
                    "requiredRoleIds",
                    "minAccountAgeDays",
                    "minMemberAgeDays",
                    "bonusEntries");
            assertBounds(giveaway, "defaultDurationSeconds", 60, 2_592_000);
            assertBounds(giveaway, "minAccountAgeDays", 0, 365);
            assertBounds(giveaway, "minMemberAgeDays", 0, 365);
            assertThat(giveaway.inEffect(Map.of())).containsEntry("defaultDurationSeconds", 86_400L);
            assertThat(giveaway.check("", Map.of("buttonText", "x".repeat(80)))).isEmpty();
            assertThat(giveaway.check("", Map.of("buttonText", "x".repeat(81)))).hasSize(1);
        }

        @Test
        void ticketsAreBounded() {
            ConfigSchema tickets = GuildSchemas.of(GuildModule.TICKETS);
            assertFields(
                    tickets,
                    "categoryId",
                    "supportRoleIds",
                    "transcriptChannelId",
                    "maxPerUser",
                    "cooldownMinutes",
                    "autoCloseHours",
                    "namePattern",
                    "reopenEnabled",
                    "welcomeText");
            assertBounds(tickets, "maxPerUser", 1, 10);
            assertThat(tickets.inEffect(Map.of())).containsEntry("maxPerUser", 3L);
            assertThat(tickets.check("", Map.of("welcomeText", "x".repeat(2_000))))
                    .isEmpty();
            assertThat(tickets.check("", Map.of("welcomeText", "x".repeat(2_001))))
                    .hasSize(1);
        }

        @Test
        void otherModulesAreBounded() {
            assertBounds(GuildSchemas.of(GuildModule.TEMPVOICE), "userLimit", 0, 99);
            assertBounds(GuildSchemas.of(GuildModule.TEMPVOICE), "bitrateKbps", 8, 384);
            assertBounds(GuildSchemas.of(GuildModule.MODERATION), "maxWarnings", 1, 10);
            assertThat(GuildSchemas.of(GuildModule.LEVELING).check("", Map.of("xpMin", 0L, "xpMax", 0L)))
                    .containsExactly(new Violation("/xpMax", "must be from 1 to 1000"));
            assertBounds(GuildSchemas.of(GuildModule.MUSIC), "defaultVolume", 0, 100);
            assertThat(GuildSchemas.of(GuildModule.MUSIC).check("", Map.of("maxQueue", 501L)))
                    .hasSize(1);
            assertThat(GuildSchemas.of(GuildModule.LEVELING).inEffect(Map.of()))
                    .containsEntry("xpMin", 15L)
                    .containsEntry("xpMax", 25L)
                    .containsEntry("cooldownSeconds", 60L);
        }

        private static void assertFields(ConfigSchema schema, String... names) {
            assertThat(schema.fields()).extracting(ConfigField::name).containsExactly(names);
        }

        private static void assertBounds(ConfigSchema schema, String name, long min, long max) {
            assertThat(schema.check("", Map.of(name, min))).isEmpty();
            assertThat(schema.check("", Map.of(name, max))).isEmpty();
            String detail = "must be from %d to %d".formatted(min, max);
            assertThat(schema.check("", Map.of(name, min - 1))).containsExactly(new Violation("/" + name, detail));
            assertThat(schema.check("", Map.of(name, max + 1))).containsExactly(new Violation("/" + name, detail));
        }
    }
}
