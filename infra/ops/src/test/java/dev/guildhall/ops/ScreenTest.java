package dev.guildhall.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Screen screen(boolean terminal, boolean json) {
        return new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, json);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Nested
    class WhenSomethingGoesOn {
        @Test
        void isWrittenOverOnATerminal() {
            Screen screen = screen(true, false);
            screen.now(Json.object(), List.of("10%"));
            screen.now(Json.object(), List.of("20%"));
            screen.end();
            screen.say("done");

            assertThat(text()).isEqualTo("10%\n\u001b[1A\u001b[2K20%\ndone\n");
        }

        @Test
        void isTheSameLineOnceAndPlainInAPipe() {
            Screen screen = screen(false, false);
            screen.now(Json.object(), List.of("10%"));
            screen.now(Json.object(), List.of("10%"));
            screen.now(Json.object(), List.of("20%"));

            assertThat(text()).isEqualTo("10%\n20%\n");
        }

        @Test
        void isALineOfJsonForPrograms() {
            Screen screen = screen(true, true);
            screen.now(Json.object().put("percent", 10), List.of("10%"));
            screen.now(Json.object().put("percent", 20), List.of("20%"));
            screen.say("done");

            assertThat(text()).isEqualTo("{\"percent\":10}\n{\"percent\":20}\n");
        }
    }

    @Nested
    class WhenThereIsATable {
        @Test
        void numbersStandToTheRightAndWordsToTheLeft() {
            Table table = new Table("NAME", "LAG");
            table.row("level-view", "7");
            table.row("timeline", "1024");

            assertThat(table.lines()).containsExactly("NAME         LAG", "level-view     7", "timeline    1024");
        }
    }

    @Nested
    class WhenThereIsProgress {
        @Test
        void tellsPercentRateAndTimeLeft() {
            assertThat(ProgressBar.of(50, 50_000, OptionalLong.of(200)))
                    .isEqualTo("[###############...............]  50%  50,000/s  ETA 3m 20s");
        }

        @Test
        void leavesOutWhatNobodyKnows() {
            assertThat(ProgressBar.of(-3, 0, OptionalLong.empty()))
                    .isEqualTo("[..............................]   0%  0/s");
            assertThat(ProgressBar.of(300, 1, OptionalLong.empty()))
                    .startsWith("[##############################] 100%");
        }

        @Test
        void saysTimesAsPeopleDo() {
            assertThat(ProgressBar.duration(45)).isEqualTo("45s");
            assertThat(ProgressBar.duration(7_500)).isEqualTo("2h 5m");
        }
    }
}
