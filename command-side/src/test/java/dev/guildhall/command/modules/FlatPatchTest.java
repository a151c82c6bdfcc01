package dev.guildhall.command.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlatPatchTest {
    private static final String VOICE = "1180000000000000211";

    private static Map<String, @Nullable Object> body(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return body;
    }

    @Nested
    class WhenRead {
        @Test
        void takesDashboardsNamesForTheModulesOwn() {
            FlatPatch flat = FlatPatch.of(
                    GuildModule.TEMPVOICE,
                    body("tempVoiceEnabled", true, "tempVoiceCreatorId", VOICE, "categoryId", null));

            assertThat(flat.enabled()).isTrue();
            assertThat(flat.patch()).isEqualTo(body("creatorChannelId", VOICE, "categoryId", null));
        }

        @ParameterizedTest
        @CsvSource({
            "TEMPVOICE,tempVoiceCreatorId",
            "GIVEAWAY,giveawayButtonText",
            "GIVEAWAY,giveawayButtonEmoji",
            "GIVEAWAY,giveawayColor",
            "MODERATION,logChannel"
        })
        void knowsNoNameThatLeadsNowhere(GuildModule module, String name) {
            String own = SeedNames.own(module, name);

            assertThat(own).isNotEqualTo(name);
            assertThat(GuildSchemas.of(module).field(own)).isPresent();
            assertThat(GuildSchemas.of(module).field(name)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void takesTheSwitchOfEveryModule(GuildModule module) {
            FlatPatch flat = FlatPatch.of(module, body("enabled", false));

            assertThat(flat.enabled()).isFalse();
            assertThat(flat.patch()).isEmpty();
            assertThat(FlatPatch.of(module, body()).enabled()).isNull();
            assertThat(FlatPatch.of(module, body("enabled", null)).enabled()).isFalse();
        }

        @Test
        void leavesTheNamesOfOneModuleUnknownToAnother() {
            assertThat(FlatPatch.of(GuildModule.MUSIC, body("giveawayColor", "#ffffff"))
                            .patch())
                    .containsKey("giveawayColor");
        }

        @Test
        void refusesOneFieldUnderTwoNames() {
            assertThatThrownBy(() ->
                            FlatPatch.of(GuildModule.GIVEAWAY, body("colour", "#ffffff", "giveawayColor", "#000000")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().errors())
                                    .containsExactly(new Violation(
                                            "/giveawayColor", "is the same field as colour, which was sent too")));
        }

        @Test
        void pointsAtTheSwitchAsItWasSent() {
            assertThatThrownBy(() -> FlatPatch.of(GuildModule.TEMPVOICE, body("tempVoiceEnabled", "on")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().errors())
                                    .containsExactly(new Violation("/tempVoiceEnabled", "must be true or false")));
        }
    }

    @Nested
    class WhenFaultsAreTold {
        @Test
        void pointsAtWhatWasSent() {
            FlatPatch flat =
                    FlatPatch.of(GuildModule.GIVEAWAY, body("giveawayColor", "red", "a/b", 1L, "bonusEntries", 1L));

            assertThat(flat.asSent(List.of(
                            new Violation("/config/colour", "x"),
                            new Violation("/config/a~1b", "x"),
                            new Violation("/config/bonusEntries/0/roleId", "x"),
                            new Violation("/elsewhere", "x"))))
                    .extracting(Violation::pointer)
                    .containsExactly("/giveawayColor", "/a~1b", "/bonusEntries/0/roleId", "/elsewhere");
        }
    }
}
