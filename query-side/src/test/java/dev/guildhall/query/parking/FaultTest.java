package dev.guildhall.eventlog.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.query.configuration.UnprojectableEvent;
import java.sql.SQLException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultTest {
    private static DataAccessException refusal(String state) {
        return new UncategorizedSQLException("task", null, new SQLException("otto's secret", state));
    }

    @Nested
    class WhenSomebodyIsToBlame {
        @ParameterizedTest
        @ValueSource(strings = {"22021", "22P05", "23514", "23502", "54000"})
        void itIsTheEventThatIsRefused(String state) {
            assertThat(Poison.isOne(refusal(state))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"08006", "53100", "57P01", "40001", "40P01", "55P03", "42P01", "25P02"})
        void itIsNotTheEventThatMetAnOutage(String state) {
            assertThat(Poison.isOne(refusal(state))).isFalse();
        }

        @Test
        void itIsTheEventThatCannotBeFollowed() {
            assertThat(Poison.isOne(new UnprojectableEvent(7, "of an unregistered guild")))
                    .isTrue();
            assertThat(Poison.isOne(new IllegalArgumentException("what?"))).isTrue();
        }

        @Test
        void itIsNobodyWhoLostAClaimOrTheDataBase() {
            assertThat(Poison.isOne(new UnableToClaimTokenException("gone"))).isFalse();
            assertThat(Poison.isOne(new CannotAcquireLockException("busy"))).isFalse();
            assertThat(Poison.isOne(new DataAccessResourceFailureException("away")))
                    .isFalse();
            assertThat(Poison.isOne(new CannotCreateTransactionException("away")))
                    .isFalse();
            assertThat(Poison.isOne(new LettersFull("music-view"))).isFalse();
        }

        @Test
        void itIsNobodyWhoIsBeingStopped() {
            Thread.currentThread().interrupt();
            try {
                assertThat(Poison.isOne(new IllegalStateException("interrupted")))
                        .isFalse();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    @Nested
    class WhenToldToOperators {
        @Test
        void namesTheConstraintAndNotTheRow() {
            ServerErrorMessage said = new ServerErrorMessage(
                    "SERROR\0C23514\0Mnew row violates\0DFailing row contains (otto's secret)\0tlevel\0nlevel_check\0");
            Fault fault = Fault.of(new DataIntegrityViolationException("otto's secret", new PSQLException(said)));

            assertThat(fault.error()).isEqualTo("DataIntegrityViolationException");
            assertThat(fault.detail()).contains("23514", "level_check", "level").doesNotContain("otto");
        }

        @Test
        void namesThePlaceInsteadOfAStrangersWords() {
            Fault fault = Fault.of(new IllegalArgumentException("otto's secret"));

            assertThat(fault.error()).isEqualTo("IllegalArgumentException");
            assertThat(fault.detail()).startsWith("at FaultTest").doesNotContain("otto");
        }

        @Test
        void saysWhatTheProgramSaysItself() {
            assertThat(Fault.of(new UnprojectableEvent(7, "Renamed of an unregistered guild"))
                            .detail())
                    .isEqualTo("event at position 7: Renamed of an unregistered guild");
        }

        @Test
        void isBounded() {
            assertThat(Fault.of(new UnprojectableEvent(7, "x".repeat(1_000))).detail())
                    .hasSize(Fault.MAX_DETAIL);
        }
    }
}
