package dev.guildhall.bot.leveling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.config.ConfigLimits;
import org.junit.jupiter.api.Test;

class LevelTextTest {
    private static final String MAX = "1180000000000000104";

    private static LevelText text(String template, String name) {
        return LevelText.of(template, MAX, name, "Demo", 5);
    }

    @Test
    void fillsEveryPlaceholderIn() {
        assertThat(text(" {user} {name} {server} {level} {other} ", "max").text())
                .isEqualTo("<@" + MAX + "> max Demo 5 {other}");
    }

    @Test
    void takesNamesForTextAndNothingElse() {
        assertThat(text("{name}", "@everyone").text()).doesNotContain("@everyone");
        assertThat(text("{name}", "{level}").text()).isEqualTo("{level}");
        assertThat(text("{name}", "**bold**").text()).isEqualTo("\\*\\*bold\\*\\*");
    }

    @Test
    void isNeverLongerThanDiscordTakes() {
        String tooMuch = "{user}".repeat(300);
        assertThat(text(tooMuch, "max").text().length()).isLessThanOrEqualTo(ConfigLimits.MAX_MESSAGE_LENGTH);
    }

    @Test
    void isOnlyItsOwnWhereItSaysWhoAndWhichLevel() {
        assertThat(text("{user} {level}", "max").onlyOne()).isTrue();
        assertThat(text("{user}", "max").onlyOne()).isFalse();
        assertThat(text("{level}", "max").onlyOne()).isFalse();
    }
}
