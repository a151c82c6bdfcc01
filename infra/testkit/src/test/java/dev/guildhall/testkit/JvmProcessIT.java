package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JvmProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(300);

    @Nested
    class WhenItEnds {

        @Test
        void hasGivenItsArgumentsVariablesOutputAndExitCode() {
            try (JvmProcess program = JvmProcess.of(EchoProgram.class)
                    .arguments("exit")
                    .environment(Map.of("ECHO_VARIABLE", "seven"))
                    .start()) {
                assertThat(program.awaitExit(PATIENCE)).isEqualTo(7);
                assertThat(program.lines()).contains("argument exit variable seven", "an error line");
            }
        }

        @Test
        void failsThoseWhoWaitForMoreAndShowsTheLastLines() {
            try (JvmProcess program =
                    JvmProcess.of(EchoProgram.class).arguments("exit").start()) {
                assertThatThrownBy(() -> program.awaitLine("never said", PATIENCE))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("it has ended")
                        .hasMessageContaining("an error line");
            }
        }
    }

    @Nested
    class WhenSuspended {

        @Test
        void standsStillUntilItIsResumed() {
            try (JvmProcess program =
                    JvmProcess.of(EchoProgram.class).arguments("run").start()) {
                program.awaitLine("tick 1", PATIENCE);
                program.suspend();
                // What it wrote before it stood still may take a moment to be read.
                await().during(QUIET)
                        .atMost(PATIENCE)
                        .until(() -> program.lines().size(), new Unchanging()::test);
                int before = program.lines().size();

                program.resume();

                await().atMost(PATIENCE).until(() -> program.lines().size() > before);
            }
        }
    }

    @Nested
    class WhenClosed {

        @Test
        void isGone() {
            JvmProcess program =
                    JvmProcess.of(EchoProgram.class).arguments("run").start();
            program.awaitLine("tick 1", PATIENCE);

            program.close();

            assertThat(program.isAlive()).isFalse();
        }
    }

    /** Whether a value is the same as at the last look. */
    private static final class Unchanging {

        private int last = -1;

        boolean test(int value) {
            boolean same = value == last;
            last = value;
            return same;
        }
    }
}
