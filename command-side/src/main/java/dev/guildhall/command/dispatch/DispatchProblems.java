package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.eventlog.LogUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Rejections are refusals; PostgreSQL being away is no fault of anybody's. */
final class DispatchProblems implements ProblemTranslation {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String AWAY = "The data base does not answer right now";

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case Rejected rejected -> rejected.rejection().problem();
            case LogUnavailable away -> Problem.away(detail(away), away.retryAfter());
            case DataAccessResourceFailureException lost -> Problem.away(AWAY, RETRY_AFTER);
            case RecoverableDataAccessException lost -> Problem.away(AWAY, RETRY_AFTER);
            case TransientDataAccessException lost -> Problem.away(AWAY, RETRY_AFTER);
            case TransactionException lost -> Problem.away(AWAY, RETRY_AFTER);
            default -> null;
        };
    }

    private static String detail(LogUnavailable away) {
        return away.outcomeUnknown()
                ? "The data base fell silent while storing: repeat the request with the same Idempotency-Key"
                : "The data base cannot take anything right now";
    }
}
