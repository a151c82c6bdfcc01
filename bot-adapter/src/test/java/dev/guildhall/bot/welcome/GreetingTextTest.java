package dev.guildhall.bot.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GreetingTextTest {
    private static final String MAX = "1180000000000000104";

    private static String filled(String template, String name) {
        return GreetingText.of(template, MAX, name, "Demo", 5).text();
    }

    @Nested
    class WhenFilled {
        @Test
        void saysWhoWhereAndHowMany() {
            assertThat(filled("Welcome {user} ({name}) to {server}, number {memberCount}! {} {2,3}", "Max"))
                    .isEqualTo("Welcome <@" + MAX + "> (Max) to Demo, number 5! {} {2,3}");
        }

        @Test
        void takesNamesForNothingButText() {
            assertThat(filled("{name}", "{server} @everyone **x** $1 \\"))
                    .isEqualTo("{server} @\u200Beveryone \\*\\*x\\*\\* $1 \\\\");
        }

        @Test
        void endsWhereAMessageOfDiscordDoesAndNotWithinACharacter() {
            String text = filled("\uD83C\uDF89".repeat(999) + "a{name}", "\uD83C\uDF89".repeat(9));

            assertThat(text).hasSize(1_999).endsWith("a");
        }
    }
}
