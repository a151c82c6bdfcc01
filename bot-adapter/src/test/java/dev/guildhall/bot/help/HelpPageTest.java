package dev.guildhall.bot.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.help.HelpPage.Section;
import dev.guildhall.bot.interaction.Wording;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HelpPageTest {
    private static final List<String> NAMES = List.of(
            "general",
            "welcome",
            "moderation",
            "leveling",
            "giveaway",
            "tickets",
            "autoresponder",
            "tempvoice",
            "music");

    private final HelpPage page = new HelpPage(Wording.in(Locale.ENGLISH));

    @Nested
    class WhenThereIsRoom {
        @Test
        void saysWhatEachCommandDoes() {
            MessageEmbed shown =
                    page.of(List.of(new Section("music", List.of("music skip", "rank"))), "https://panel.example");

            assertThat(shown.getFields().getFirst().getName()).isEqualTo("Music");
            assertThat(shown.getFields().getFirst().getValue())
                    .isEqualTo(
                            "`/music skip` Skip the first track, or vote for that\n`/rank` Show your level, or another member’s");
            assertThat(shown.getDescription()).contains("https://panel.example");
            assertThat(shown.getFooter()).isNull();
        }

        @Test
        void isInTheReadersLanguage() {
            MessageEmbed shown = new HelpPage(Wording.in(Locale.FRENCH))
                    .of(List.of(new Section("music", List.of("music skip"))), null);

            assertThat(shown.getFields().getFirst().getName()).isEqualTo("Musique");
            assertThat(shown.getFields().getFirst().getValue()).startsWith("`/musique passer` Passer le premier titre");
            assertThat(shown.getDescription()).isNull();
        }
    }

    @Nested
    class WhenThereIsTooMuch {
        @Test
        void namesAreShownAndNothingIsLongerThanDiscordTakes() {
            List<Section> sections = NAMES.stream()
                    .map(name -> new Section(name, Collections.nCopies(100, "music request")))
                    .toList();

            MessageEmbed shown = page.of(sections, "https://panel.example");

            assertThat(shown.getLength()).isLessThanOrEqualTo(MessageEmbed.EMBED_MAX_LENGTH_BOT);
            assertThat(shown.getFields())
                    .hasSize(NAMES.size())
                    .allSatisfy(field ->
                            assertThat(field.getValue()).hasSizeLessThanOrEqualTo(MessageEmbed.VALUE_MAX_LENGTH));
            assertThat(shown.getFields().getFirst().getValue())
                    .startsWith("`/music request`\n")
                    .endsWith("…");
            assertThat(shown.getFooter()).isNotNull();
        }
    }
}
