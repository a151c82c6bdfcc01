package dev.guildhall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementLogTest {
    @Test
    void countsByDatabaseAndStatement() {
        String log = """
                @one@ LOG:  execute <unnamed>: BEGIN
                @one@ LOG:  execute S_1: select 1
                @one@ DETAIL:  parameters: $1 = '1'
                @two@ LOG:  statement: select 1
                @one@ LOG:  execute S_1: select 1
                @@ LOG:  checkpoint complete
                """;
        assertThat(StatementLog.statements(log))
                .isEqualTo(Map.of("one", Map.of("BEGIN", 1L, "select 1", 2L), "two", Map.of("select 1", 1L)));
    }
}
