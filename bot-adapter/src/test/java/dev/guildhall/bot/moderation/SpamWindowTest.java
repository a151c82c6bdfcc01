package dev.guildhall.bot.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpamWindowTest {
    private static final long START = 1_800_000_000_000L;
    private static final long WINDOW = SpamWindow.WINDOW.toMillis();

    private final SpamWindow window = new SpamWindow();
    private int last;

    private List<SpamWindow.Written> write(String userId, long atMillis) {
        return window.add("1", userId, new SpamWindow.Written(Integer.toString(++last), "2", atMillis));
    }

    @Nested
    class WhenSomebodyWritesTooFast {
        @Test
        void tellsAllOfIt() {
            for (int i = 1; i < SpamWindow.MAX_MESSAGES; i++) {
                assertThat(write("7", START + i)).isEmpty();
            }

            assertThat(write("7", START + WINDOW))
                    .extracting(SpamWindow.Written::messageId)
                    .containsExactly("1", "2", "3", "4", "5", "6");
        }

        @Test
        void beginsAnewAfterThat() {
            for (int i = 1; i <= SpamWindow.MAX_MESSAGES; i++) {
                write("7", START);
            }
            for (int i = 1; i < SpamWindow.MAX_MESSAGES; i++) {
                assertThat(write("7", START)).isEmpty();
            }
            assertThat(write("7", START)).hasSize(SpamWindow.MAX_MESSAGES);
        }
    }

    @Nested
    class WhenNobodyDoes {
        @Test
        void tellsNothing() {
            for (int i = 0; i < 100; i++) {
                assertThat(write("7", START + i * WINDOW / (SpamWindow.MAX_MESSAGES - 1)))
                        .isEmpty();
                assertThat(write(Integer.toString(100 + i), START)).isEmpty();
            }
        }
    }
}
