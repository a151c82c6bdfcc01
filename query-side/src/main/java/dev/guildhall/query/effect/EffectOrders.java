package dev.guildhall.query.effect;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.effect.EffectDiscardRequested;
import dev.guildhall.events.effect.EffectRetryRequested;
import dev.guildhall.query.projection.RepeatedLook;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has become of effects what operators want of them, as the log tells it: each order once, in the order of the log, by
 * whichever process hears of it first. How far that is stands beside the effects and is committed with them. While nothing
 * is logged, nothing is asked. Thread-safe.
 */
final class EffectOrders extends RepeatedLook {
    private static final String DECIDER = "operators";

    private final Effects effects;
    private final LogReader log;
    private final EventTail tail;
    private final EffectPolls polls;
    private final TransactionOperations transactions;
    private volatile long heard;
    private long lookedAtHead = -1;

    EffectOrders(
            Effects effects, LogReader log, EventTail tail, EffectPolls polls, TransactionOperations transactions) {
        super("effect-orders");
        this.effects = effects;
        this.log = log;
        this.tail = tail;
        this.polls = polls;
        this.transactions = transactions;
    }

    /**
     * Follows all orders that are in the log by now.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away: they are followed later
     */
    void follow() {
        boolean more = true;
        while (more) {
            List<LoggedEvent> page = log.effectEvents(heard, LogReader.MAX_PAGE);
            if (!page.isEmpty()) {
                transactions.executeWithoutResult(status -> follow(page));
                heard = page.getLast().position();
                // What is retried may be due, and whatever waited for one that is discarded waits no more.
                polls.wake();
            }
            more = page.size() == LogReader.MAX_PAGE;
        }
    }

    private void follow(List<LoggedEvent> page) {
        long through = effects.decidedThrough(DECIDER);
        EffectDecisions decisions = new EffectDecisions();
        page.stream().filter(event -> event.position() > through).forEach(event -> {
            if (event.payload() instanceof EffectRetryRequested retry) {
                decisions.retry(retry.effectId());
            } else if (event.payload() instanceof EffectDiscardRequested discard) {
                decisions.discard(discard.effectId());
            }
        });
        effects.decide(DECIDER, decisions, page.getLast().position());
    }

    @Override
    protected void lookOnce() {
        long head = tail.head();
        if (head != lookedAtHead) {
            follow();
            lookedAtHead = head;
        }
    }
}
