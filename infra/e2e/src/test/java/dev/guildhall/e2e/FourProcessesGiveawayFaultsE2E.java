package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.fault.giveaway.GiveawayFaultRun;
import dev.guildhall.e2e.fault.giveaway.GiveawayVerdict;
import dev.guildhall.e2e.fault.giveaway.LostAnswers;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process stands still for a moment, at another step each time; {@code -Dguildhall.seed=} repeats one. Many are met by the long run. */
@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesGiveawayFaultsE2E extends Scene {
    @Nested
    class WhenAProcessStandsStill {
        @Test
        void giveawaysEndOnceAndAreAnnouncedOnce() throws SQLException, InterruptedException {
            GiveawayFaultRun run = GiveawayFaultRun.brief((FourProcesses) installation());
            run.announce();

            GiveawayVerdict verdict = run.carryOut();

            assertThat(verdict.violations()).isEmpty();
        }
    }

    @Nested
    class WhenDiscordsAnswersAreLost {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void thereIsOneMessageWhetherItsNonceIsRememberedOrNot(boolean forgotten) throws SQLException {
            assertThat(new LostAnswers((FourProcesses) installation()).cards(forgotten))
                    .hasSize(1);
        }
    }
}
