package dev.guildhall.eventlog;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A token that is not stored yet. A projection that writes its rows by one statement asks for the token of its unit of
 * work and stores it by the same statement: rows and token are in one transaction then, without one being begun and
 * ended by round trips of its own.
 */
public final class PendingToken {
    /**
     * What is to be stored in {@code log.token_entry}, under the condition that {@code owner} still stands there. A row
     * that says otherwise belongs to a process that has taken over.
     *
     * @param token serialized
     * @param recordedAt the claim's sign of life, in the form of the table
     */
    public record Entry(
            String processorName, int segment, String owner, byte[] token, String tokenType, String recordedAt) {}

    private static final String TAKER = PendingToken.class.getName();

    /** Runs what stores the token, and remembers what that says about the claim. */
    interface Claim {
        void held(Runnable storing);
    }

    private record Taker(Consumer<PendingToken> tokens) {}

    private final Entry entry;
    private final Claim claim;

    PendingToken(Entry entry, Claim claim) {
        this.entry = entry;
        this.claim = claim;
    }

    /**
     * From now on the token store hands over what this unit of work stores, on the unit's own thread. Whoever asks must
     * store it before the unit is committed.
     */
    public static void askFor(UnitOfWork<?> unit, Consumer<PendingToken> taker) {
        unit.root().resources().put(TAKER, new Taker(taker));
    }

    /** Who asked for the tokens of the unit of work that is under way on this thread. */
    static @Nullable Consumer<PendingToken> taker() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().root().resources().get(TAKER) instanceof Taker taker
                ? taker.tokens()
                : null;
    }

    /**
     * Stores it.
     *
     * @param statement answers whether the claim was the owner's; if not, it has written nothing
     * @throws UnableToClaimTokenException when it was not
     */
    public void store(Predicate<Entry> statement) {
        claim.held(() -> {
            if (!statement.test(entry)) {
                throw new UnableToClaimTokenException("segment %d of %s is no longer claimed by %s"
                        .formatted(entry.segment(), entry.processorName(), entry.owner()));
            }
        });
    }
}
