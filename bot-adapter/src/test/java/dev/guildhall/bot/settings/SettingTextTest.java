package dev.guildhall.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Violation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingTextTest {
    private static final Wording ENGLISH = Wording.in(Locale.US);
    private static final Wording FRENCH = Wording.in(Locale.FRENCH);

    @Nested
    class WhenParsed {
        @Test
        void becomesTheTypeOfTheField() {
            assertThat(SettingText.parse(new Kind.Whole(0, 10), "7")).isEqualTo(7L);
            assertThat(SettingText.parse(new Kind.Flag(), "true")).isEqualTo(true);
            assertThat(SettingText.parse(new Kind.Text(1, 10, false), "7")).isEqualTo("7");
        }

        @Test
        void staysTextWhereItCannotBeRight() {
            assertThat(SettingText.parse(new Kind.Whole(0, 10), "seven")).isEqualTo("seven");
            assertThat(SettingText.parse(new Kind.Flag(), "maybe")).isEqualTo("maybe");
        }

        @Test
        void takesTheIdOutOfAMention() {
            Kind channel = new Snowflake(Snowflake.Target.TEXT_CHANNEL);

            assertThat(SettingText.parse(channel, "<#1180000000000000202>")).isEqualTo("1180000000000000202");
            assertThat(SettingText.parse(channel, "1180000000000000202")).isEqualTo("1180000000000000202");
        }
    }

    @Nested
    class WhenShown {
        @Test
        void isCodeEvenWithABacktick() {
            assertThat(SettingText.shown(field("prefix"), "?", ENGLISH)).isEqualTo("`?`");
            assertThat(SettingText.shown(field("prefix"), "`", ENGLISH)).isEqualTo("`` ` ``");
        }

        @Test
        void isAMentionForAChannel() {
            assertThat(SettingText.shown(field("logChannelId"), "1180000000000000202", ENGLISH))
                    .isEqualTo("<#1180000000000000202>");
        }

        @Test
        void saysWhatIsNotSetInTheReadersLanguage() {
            assertThat(SettingText.shown(field("logChannelId"), null, FRENCH)).isEqualTo("non défini");
        }
    }

    @Nested
    class WhenInvalid {
        private final List<Violation> violations = List.of(new Violation("/prefix", "must be 1 to 10 characters long"));

        @Test
        void namesTheBoundInTheReadersLanguage() {
            assertThat(SettingText.explain(field("prefix"), violations, ENGLISH))
                    .isEqualTo("**prefix** must be 1 to 10 characters long, without white space.");
            assertThat(SettingText.explain(field("prefix"), violations, FRENCH))
                    .isEqualTo("**prefix** doit compter de 1 à 10 caractères, sans espace.");
        }

        @Test
        void hasABoundForEverySettingThereIs() {
            for (ConfigField setting : GuildSchemas.SETTINGS.fields()) {
                assertThat(SettingText.explain(setting, List.of(new Violation("/x", "untranslated")), FRENCH))
                        .doesNotContain("untranslated");
            }
        }
    }

    private static ConfigField field(String name) {
        return GuildSchemas.SETTINGS.field(name).orElseThrow();
    }
}
