package dev.guildhall.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A short run with faults of every kind, another one each time; {@code -Dguildhall.seed=} repeats one. */
final class FaultProgramE2E {
    @Test
    void losesDuplicatesSkipsAndReordersNothing() throws SQLException, InterruptedException, IOException {
        FaultRun run = new FaultRun(RunSettings.brief());
        run.announce();

        Verdict verdict = run.carryOut();

        System.out.println(RunReport.of(verdict));
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.commands().acknowledged()).isPositive();
        assertThat(verdict.chain().checked()).isEqualTo(verdict.log().head());
        assertThat(verdict.log().handOvers())
                .as("caches that went stale by the other process")
                .isPositive();
    }
}
