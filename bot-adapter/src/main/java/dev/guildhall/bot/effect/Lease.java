package dev.guildhall.bot.effect;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Until when an effect is this process's own; later and later, for as long as the query side says so. It ends when the
 * effect is given to this process once more: after a standstill somebody else may have had it in between. Thread-safe.
 */
final class Lease {
    private final Instant since;
    private final CountDownLatch given = new CountDownLatch(1);
    private @Nullable Lease before;
    private Instant until;

    Lease(Instant since, Instant until) {
        this.since = since;
        this.until = until;
    }

    Instant since() {
        return since;
    }

    synchronized Instant until() {
        return until;
    }

    /** It lasts longer, unless it has ended. */
    synchronized void renewed(Instant later) {
        if (!ended()) {
            until = later;
        }
    }

    /** Nothing more is sent by it, and nothing told. */
    synchronized void end() {
        until = Instant.EPOCH;
    }

    synchronized boolean ended() {
        return until.equals(Instant.EPOCH);
    }

    /** Ends the one before, and begins only when that is given back. */
    synchronized void follow(Lease earlier) {
        earlier.end();
        before = earlier;
    }

    /** Blocks while the one before is not given back. */
    void awaitTurn() throws InterruptedException {
        Lease earlier;
        synchronized (this) {
            earlier = before;
            before = null;
        }
        if (earlier != null) {
            earlier.given.await();
        }
    }

    void giveBack() {
        given.countDown();
    }
}
