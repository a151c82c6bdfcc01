package dev.guildhall.query.guild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemTranslation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** PostgreSQL is away, or was until a moment ago: the same question has an answer later. */
final class ViewsAway implements ProblemTranslation {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Override
    public @Nullable Problem translate(Throwable failure) {
        boolean away = failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof CannotCreateTransactionException;
        return away ? Problem.away("The views cannot be read at the moment", RETRY_AFTER) : null;
    }
}
