package dev.guildhall.bot.shard;

import dev.guildhall.bot.sides.ShardSide;
import dev.guildhall.bot.sides.ShardSide.Claimed;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases shards, has their sessions opened, and renews the lease for as long as it is this process's; then it stands by for
 * the next one. On one thread of its own.
 */
public final class ShardKeeper {
    /** After a question that got no answer, and the longest that a standby waits between two. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Between two questions whether Discord lets shards identify again. */
    static final Duration LIMIT_PAUSE = Duration.ofMinutes(1);

    /** Renewals in the time of one lease. */
    private static final int RENEWALS = 3;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(ShardKeeper.class);

    private final ShardPlan plan;
    private final Duration identifyInterval;
    private final String holder;
    private final ShardSide side;
    private final GatewayTerms.Source discord;
    private final ShardSessions sessions;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Lease lease;
    private @Nullable String told;

    private record Lease(Claimed claimed, LeasedTenure tenure) {}

    /** @param holder as the command side is to know this process */
    public ShardKeeper(
            ShardPlan plan,
            Duration identifyInterval,
            String holder,
            ShardSide side,
            GatewayTerms.Source discord,
            ShardSessions sessions) {
        this.plan = plan;
        this.identifyInterval = identifyInterval;
        this.holder = holder;
        this.side = side;
        this.discord = discord;
        this.sessions = sessions;
    }

    public void start() {
        thread = Thread.ofPlatform().daemon().name("discord-shards").start(this::keep);
    }

    /** No lease is asked for or renewed any more. The one that is held stays in force for a while. */
    public void stop() {
        stopping = true;
        Thread keeping = thread;
        if (keeping != null) {
            keeping.interrupt();
            try {
                keeping.join(LeasedTenure.PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whoever stands by may have the shards at once; to be called when their sessions are closed. */
    public void release() {
        Lease held = lease;
        if (held == null) {
            return;
        }
        held.tenure().end();
        try {
            side.release(holder, held.claimed().fence());
        } catch (SideAway | SideRefused e) {
            LOG.info("The lease of shards {} was not given back, it ends by itself: {}", range(held), e.getMessage());
        }
    }

    private void keep() {
        try {
            while (!stopping) {
                GatewayTerms terms = awaitTerms();
                Lease granted = awaitLease(terms);
                lease = granted;
                serve(granted, terms);
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private GatewayTerms awaitTerms() throws InterruptedException {
        while (true) {
            Optional<GatewayTerms> terms = terms();
            int wanted = terms.map(known -> plan.atLeast(total(known))).orElse(1);
            if (terms.isPresent() && terms.get().remaining() >= wanted) {
                return terms.get();
            }
            terms.ifPresent(known -> tell("Discord lets only %d shards identify within the next %d s"
                    .formatted(known.remaining(), known.resetAfter().toSeconds())));
            pause(terms.isPresent() ? LIMIT_PAUSE : LONGEST_PAUSE);
        }
    }

    private Optional<GatewayTerms> terms() {
        try {
            return Optional.of(discord.ask());
        } catch (IOException e) {
            tell("Discord does not say how many shards there are to be: " + e.getMessage());
            return Optional.empty();
        }
    }

    private int total(GatewayTerms terms) {
        return plan.isRecommended() ? Math.max(1, terms.shards()) : plan.total();
    }

    private Lease awaitLease(GatewayTerms terms) throws InterruptedException {
        while (true) {
            long askedAt = System.nanoTime();
            Duration pause = LONGEST_PAUSE;
            try {
                Claimed claimed = side.claim(wish(total(terms)));
                if (claimed.granted()) {
                    told = null;
                    return new Lease(
                            claimed,
                            new LeasedTenure(claimed.duration(), askedAt, System::nanoTime, LeasedTenure.PATIENCE));
                }
                tell("Standing by for shards %s: %s".formatted(plan, claimed.why()));
                pause = shorter(claimed.duration(), LONGEST_PAUSE);
            } catch (SideAway | SideRefused e) {
                tell("No shards can be leased: " + e.getMessage());
            }
            pause(pause);
        }
    }

    private ShardSide.Wish wish(int total) {
        ShardRange range = plan.range();
        return new ShardSide.Wish(
                holder,
                total,
                plan.isRecommended(),
                range == null ? null : range.first(),
                range == null ? null : range.last(),
                plan.any());
    }

    /** Until the lease is somebody else's. */
    private void serve(Lease held, GatewayTerms terms) throws InterruptedException {
        Claimed claimed = held.claimed();
        ShardGrant grant = new ShardGrant(range(held), claimed.total());
        LOG.info("Serving shards {} of {} under lease {}", grant.range(), grant.total(), claimed.fence());
        sessions.open(grant, held.tenure(), new IdentifyTurns(side, terms.maxConcurrency(), identifyInterval));
        Optional<Duration> next = Optional.of(interval(claimed));
        while (next.isPresent()) {
            pause(next.get());
            next = renew(held);
        }
        held.tenure().end();
        LOG.warn("Shards {} are somebody else's by now: closing their sessions", grant.range());
        lease = null;
        sessions.abandon();
    }

    private static Duration interval(Claimed claimed) {
        return shorter(claimed.duration().dividedBy(RENEWALS), LeasedTenure.AWAY_HOLDS.dividedBy(2));
    }

    /** How soon to do so again; empty if it is somebody else's. */
    private Optional<Duration> renew(Lease held) {
        LeasedTenure tenure = held.tenure();
        long askedAt = System.nanoTime();
        try {
            if (!side.renew(holder, held.claimed().fence())) {
                return Optional.empty();
            }
        } catch (SideAway | SideRefused e) {
            tenure.unanswered(askedAt);
            tell("The lease of shards %s cannot be renewed; they are served on: %s"
                    .formatted(range(held), e.getMessage()));
            return Optional.of(shorter(interval(held.claimed()), LONGEST_PAUSE));
        }
        tenure.confirmed(askedAt);
        told = null;
        // An answer that lay there while the process stood still says nothing about now.
        return Optional.of(tenure.isCertain() ? interval(held.claimed()) : Duration.ZERO);
    }

    private static ShardRange range(Lease held) {
        Claimed claimed = held.claimed();
        return new ShardRange(Objects.requireNonNull(claimed.first()), Objects.requireNonNull(claimed.last()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void pause(Duration pause) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopping");
        }
        Duration rest = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        TimeUnit.NANOSECONDS.sleep(rest.toNanos());
    }

    /** Once for each reason. */
    private void tell(String what) {
        if (!what.equals(told)) {
            LOG.warn("{}", what);
        }
        told = what;
    }
}
