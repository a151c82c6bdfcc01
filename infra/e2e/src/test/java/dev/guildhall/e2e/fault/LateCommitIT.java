package dev.guildhall.e2e.fault;

import static dev.guildhall.e2e.fault.LateCommit.AFTER;
import static dev.guildhall.e2e.fault.LateCommit.BEFORE;
import static dev.guildhall.e2e.fault.LateCommit.LATE;
import static dev.guildhall.e2e.fault.LateCommit.NEIGHBOUR;
import static dev.guildhall.e2e.fault.LateCommit.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Why this project has a log of its own: on one and the same schedule Axon's engine for relational data bases loses an
 * event for its processors, and the log does not. Axon's time-out is shortened from its default of 60 s, so that the test takes seconds;
 * the long run of the fault program has the default.
 */
final class LateCommitIT {
    private static final Duration GAP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LONGER = Duration.ofMillis(2_500);
    private static final Duration CUT_OFF = Duration.ofSeconds(7);

    @Nested
    class WhenAPauseOutlastsTheGapTimeout {
        @Test
        void stockAxonSkipsTheLateEventForGood() {
            try (StockAxon axon = new StockAxon(TestPostgres.freshDatabase(), GAP_TIMEOUT)) {
                List<String> delivered = LateCommit.play(axon, LONGER);

                assertThat(axon.stored()).containsExactly(BEFORE, LATE, NEIGHBOUR, PROMPT, AFTER);
                assertThat(delivered).containsExactlyInAnyOrder(BEFORE, NEIGHBOUR, PROMPT, AFTER);
                assertThat(axon.gaps()).as("what the processor still waits for").isEmpty();
            }
        }

        @Test
        void guildhallDeliversEverythingInOrder() {
            try (GuildhallLog log = new GuildhallLog(TestPostgres.freshDatabase())) {
                List<String> delivered = LateCommit.play(log, LONGER);

                assertThat(log.cutOff()).isFalse();
                assertThat(delivered)
                        .isEqualTo(log.stored())
                        .containsExactlyInAnyOrder(BEFORE, LATE, NEIGHBOUR, PROMPT, AFTER);
            }
        }
    }

    @Nested
    class WhenAPauseIsShort {
        /** Or the test above would only show that the processor was set up wrongly. */
        @Test
        void stockAxonDeliversTheLateEvent() {
            try (StockAxon axon = new StockAxon(TestPostgres.freshDatabase(), StockAxon.DEFAULT_GAP_TIMEOUT)) {
                assertThat(LateCommit.play(axon, LONGER))
                        .containsExactlyInAnyOrder(BEFORE, LATE, NEIGHBOUR, PROMPT, AFTER);
            }
        }
    }

    @Nested
    class WhenAnAppendIsCutOff {
        @Test
        void guildhallDeliversItOnceItWasAskedForAgain() {
            try (GuildhallLog log = new GuildhallLog(TestPostgres.freshDatabase())) {
                List<String> delivered = LateCommit.play(log, CUT_OFF);

                assertThat(log.cutOff()).isTrue();
                assertThat(delivered)
                        .isEqualTo(log.stored())
                        .containsExactlyInAnyOrder(BEFORE, LATE, NEIGHBOUR, PROMPT, AFTER);
            }
        }
    }
}
