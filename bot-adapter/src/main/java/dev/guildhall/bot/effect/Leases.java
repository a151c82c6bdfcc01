package dev.guildhall.bot.effect;

import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.EffectSide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process has in its hands. While there is anything it says again and again that it is still at it: claims are
 * short, so that others soon go on with what a dead process had. Thread-safe.
 */
final class Leases implements AutoCloseable {
    /** Several of them fit into a claim. */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Whatever takes longer than that hangs, and is better given to somebody else. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final String claimant;
    private final EffectSide side;
    private final Clock clock;
    private final ConcurrentMap<String, Lease> held = new ConcurrentHashMap<>();
    private final Thread thread;

    Leases(String claimant, EffectSide side, Clock clock) {
        this.claimant = claimant;
        this.side = side;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("effect-beats").unstarted(this::repeat);
    }

    /** To be called once. */
    void start() {
        thread.start();
    }

    /**
     * It is this process's own from now on, until it is given back. Where it still is at it, that one ends, and the new one
     * has to wait for its turn.
     */
    Lease hold(ClaimedEffect effect) {
        Lease lease = new Lease(clock.instant(), effect.claimedUntil());
        Lease before = held.put(effect.effectId(), lease);
        if (before != null) {
            lease.follow(before);
        }
        return lease;
    }

    /**
     * To be called before its outcome is told, since it may be given to this process again as soon as that is known, and
     * once more in any case. Answers whether there is an outcome to tell: one that has ended is for the next to tell of.
     */
    boolean giveBack(ClaimedEffect effect, Lease lease) {
        boolean own = held.remove(effect.effectId(), lease);
        lease.giveBack();
        return own;
    }

    private void repeat() {
        try {
            while (true) {
                Thread.sleep(BEAT);
                renew();
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void renew() {
        Instant latest = clock.instant().minus(LONGEST);
        Map<String, Lease> renewable = new HashMap<>();
        held.forEach((effectId, lease) -> {
            if (lease.since().isAfter(latest) && !lease.ended()) {
                renewable.put(effectId, lease);
            }
        });
        if (renewable.isEmpty()) {
            return;
        }
        try {
            Map<String, Instant> renewed = side.renew(claimant, List.copyOf(renewable.keySet()));
            renewed.forEach((effectId, until) -> {
                Lease lease = renewable.get(effectId);
                if (lease != null) {
                    lease.renewed(until);
                }
            });
        } catch (RuntimeException e) {
            // Whatever it is: what cannot be renewed ends by itself, and the next beat may bring more.
            LOG.debug("Claims are not renewed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
