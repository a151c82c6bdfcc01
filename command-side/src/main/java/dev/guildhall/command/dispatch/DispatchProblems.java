package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.eventlog.EventTooLarge;
import dev.guildhall.eventlog.LogUnavailable;
import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.events.AggregateIds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Rejections are refusals; PostgreSQL being away is no fault of anybody's. What operators have to see to is noted here,
 * once for each place in the log however often somebody asks.
 */
final class DispatchProblems implements ProblemTranslation {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String MANUAL = "infra/docs/operations.md#an-event-that-cannot-be-read";
    private static final String GUILD = AggregateIds.guild("");
    private static final Logger LOG = LoggerFactory.getLogger(DispatchProblems.class);
    private static final String AWAY = "The data base does not answer right now";

    private final AtomicLong told = new AtomicLong();

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case Rejected rejected -> rejected.rejection().problem();
            case EventTooLarge large -> tooLarge(large);
            case UnreadableEvent unreadable -> unreadable(unreadable);
            case LogUnavailable away -> unavailable(away);
            case DataAccessResourceFailureException lost -> Problem.away(AWAY, RETRY_AFTER);
            case RecoverableDataAccessException lost -> Problem.away(AWAY, RETRY_AFTER);
            case TransientDataAccessException lost -> Problem.away(AWAY, RETRY_AFTER);
            case TransactionException lost -> Problem.away(AWAY, RETRY_AFTER);
            default -> null;
        };
    }

    private static Problem tooLarge(EventTooLarge large) {
        LOG.warn("Refused: {}", large.getMessage());
        return Problem.of(
                        ProblemType.EVENT_TOO_LARGE,
                        "This would be recorded as an event of %d bytes, of which at most %d are stored"
                                .formatted(large.bytes(), EventTooLarge.MAX_EVENT_BYTES))
                .with("size", large.bytes())
                .with("limit", EventTooLarge.MAX_EVENT_BYTES);
    }

    private Problem unreadable(UnreadableEvent event) {
        if (told.getAndSet(event.position()) != event.position()) {
            LOG.error(
                    "{} cannot be decided about, others can: {}. See {}",
                    event.aggregateId().orElse("Something"),
                    event.getMessage(),
                    MANUAL);
        }
        Problem problem = Problem.of(
                        ProblemType.UNREADABLE_HISTORY,
                        "This program cannot read the event at position %d. Operators: see %s"
                                .formatted(event.position(), MANUAL))
                .with("position", event.position());
        return event.aggregateId()
                .filter(id -> id.startsWith(GUILD))
                .map(id -> problem.with("guildId", id.substring(GUILD.length())))
                .orElse(problem);
    }

    private static Problem unavailable(LogUnavailable away) {
        if (!away.outcomeUnknown()) {
            return Problem.away("The data base cannot take anything right now", away.retryAfter());
        }
        String detail = "The data base fell silent while storing: repeat the request with the same Idempotency-Key";
        return Problem.away(detail, away.retryAfter()).with("outcomeUnknown", true);
    }
}
