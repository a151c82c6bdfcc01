package dev.guildhall.push.invalidation;

import dev.guildhall.door.StartsWhenReady;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.push.permission.AccessReview;
import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.subscription.RedisSubscription;
import dev.guildhall.push.subscription.SubscriptionListener;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of changes from Redis when it is there, and from the query side in any case: after every gap at once, and every
 * {@link #TICK}. That costs the query side no more than the answer "nothing new" while nothing happens.
 */
public final class ChangeFeed implements StartsWhenReady, SubscriptionListener {
    /** What Redis has lost is found within two of them: see {@link CatchUp}. */
    static final Duration TICK = Duration.ofMillis(250);

    static final Duration REVIEW_WHILE_AWAY = Duration.ofSeconds(5);
    static final Duration REVIEW = Duration.ofSeconds(5);

    /** A burst of changes in Discord is told once for each. */
    static final Duration DIRECTORIES = Duration.ofSeconds(1);

    /** Waiting for one guild; what does not fit is caught up with. */
    static final int MAX_WAITING_PER_GUILD = 256;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final List<Channel> CHANNELS = List.of(
            Channel.BOT_ANY,
            Channel.CONFIG_UPDATE,
            Channel.MODULE_TOGGLE,
            Channel.GUILD_RELOAD,
            Channel.PERMISSION_REVOKED,
            Channel.COMMAND_EXECUTED,
            Channel.DISCORD_EVENTS);

    private final RedisURI redis;
    private final OrderedQueues guilds;
    private final RoomRelay relay;
    private final CatchUp catchUp;
    private final AccessReview review;
    private final DirectoryReview directories;
    private final Semaphore wake = new Semaphore(0);
    private final Due nextReview = new Due();
    private final Due nextDirectories = new Due();
    private boolean stood;
    private volatile @Nullable RedisSubscription subscription;
    private volatile @Nullable Thread thread;

    ChangeFeed(
            RedisURI redis,
            OrderedQueues guilds,
            RoomRelay relay,
            CatchUp catchUp,
            AccessReview review,
            DirectoryReview directories) {
        this.redis = redis;
        this.guilds = guilds;
        this.relay = relay;
        this.catchUp = catchUp;
        this.review = review;
        this.directories = directories;
    }

    /** A moment in the future, on a clock that nobody sets. */
    private static final class Due {
        private volatile long at = System.nanoTime();

        boolean isNow() {
            return System.nanoTime() - at >= 0;
        }

        void in(Duration delay) {
            at = System.nanoTime() + delay.toNanos();
        }
    }

    @Override
    public void heard(Envelope envelope) {
        if (!guilds.submit(envelope.guildId(), () -> relay(envelope))) {
            Dropped.envelope();
            LOG.warn("Too much waits for guild {}: catching up instead", envelope.guildId());
            gap();
        }
    }

    private void relay(Envelope envelope) {
        LogContext context = LogContext.ofGuild(envelope.guildId());
        try {
            LOG.debug("Relaying {} of version {}", envelope.getClass().getSimpleName(), envelope.version());
            relay.relay(envelope);
        } finally {
            context.close();
        }
    }

    @Override
    public void gap() {
        catchUp.gap();
        nextReview.in(Duration.ZERO);
        wake.release();
    }

    /** Asks the query side before it is time; what Redis tells meanwhile should have arrived before. */
    void lookNow() {
        wake.release();
    }

    /** Whether sockets may count on hearing of changes from now on. */
    public boolean isFollowing() {
        return catchUp.hasBegun();
    }

    /** Every change up to this version has been told to those who were in its guild's room; -1 while following has not begun. */
    public long toldUpTo() {
        return catchUp.toldUpTo();
    }

    public boolean isRedisConnected() {
        RedisSubscription current = subscription;
        return current != null && current.isSubscribed();
    }

    private void follow(RedisSubscription current) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                tick(current.stands());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following changes failed, going on", e);
            }
        }
    }

    private void tick(boolean standing) throws InterruptedException {
        if (standing != stood) {
            // Redis can also fall silent and come back without the connection ending.
            stood = standing;
            gap();
        }
        if (!standing) {
            catchUp.gap();
        }
        catchUp.run();
        if (nextReview.isNow()) {
            nextReview.in(standing ? REVIEW : REVIEW_WHILE_AWAY);
            review.start();
        }
        if (nextDirectories.isNow()) {
            nextDirectories.in(DIRECTORIES);
            directories.start();
        }
    }

    @Override
    public synchronized void start() {
        RedisSubscription fresh = new RedisSubscription(redis, CHANNELS, this);
        subscription = fresh;
        Thread following = Thread.ofPlatform().daemon().name("change-feed").unstarted(() -> follow(fresh));
        thread = following;
        wake.release();
        following.start();
    }

    @Override
    public synchronized void stop() {
        Thread following = thread;
        RedisSubscription current = subscription;
        thread = null;
        subscription = null;
        if (following != null) {
            following.interrupt();
        }
        if (current != null) {
            current.close();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
