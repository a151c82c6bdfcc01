package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.fault.ticket.TicketFaultRun;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One process stands still for a moment, at another step each time; {@code -Dguildhall.seed=} repeats one. Many are met by the long run. */
@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesTicketFaultsE2E extends Scene {
    @Nested
    class WhenAProcessStandsStill {
        @Test
        void ticketsHaveOneNumberOneChannelAndOneTranscriptForEachClosing() throws SQLException, InterruptedException {
            TicketFaultRun run = TicketFaultRun.brief((FourProcesses) installation());
            run.announce();

            assertThat(run.carryOut().violations()).isEmpty();
        }
    }
}
