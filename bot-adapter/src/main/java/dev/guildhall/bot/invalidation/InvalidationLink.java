package dev.guildhall.bot.invalidation;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.guild.GuildLanes;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.StartsWhenReady;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps the bot informed of changes: by what is published in Redis, and by asking the query side after every
 * (re-)subscription and every {@value #CATCH_UP_MILLIS} ms, which costs that side nothing while nothing happens. Starting
 * never waits for either.
 */
public final class InvalidationLink implements StartsWhenReady {
    /** By then it is known what Redis has lost. */
    static final int CATCH_UP_MILLIS = 500;

    private static final int PROBE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(InvalidationLink.class);

    private final Invalidations invalidations;
    private final GuildLanes lanes = new GuildLanes("invalidation");
    private final CatchUp catchUp;
    private final RedisSubscription subscription;
    private final AtomicBoolean refill = new AtomicBoolean();
    private final ConfigurationCache cache;
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    public InvalidationLink(
            LettuceConnectionFactory redis,
            QuerySide querySide,
            Invalidations invalidations,
            ConfigurationCache cache,
            SharedClock clock) {
        this.invalidations = invalidations;
        this.cache = cache;
        this.catchUp = new CatchUp(querySide, invalidations, cache, clock, lanes);
        this.subscription = new RedisSubscription(redis, channels(), this::received, this::subscribed);
    }

    /** Every channel that tells of a change in what the bot caches. */
    static List<String> channels() {
        List<Channel> channels = new ArrayList<>(Channel.botConfig());
        channels.add(Channel.MODULE_TOGGLE);
        channels.add(Channel.GUILD_RELOAD);
        return channels.stream().map(Channel::channelName).toList();
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofVirtual()
                .name("redis-probe")
                .start(() -> repeat(subscription::probe, new Semaphore(0), PROBE_MILLIS)));
        threads.add(
                Thread.ofVirtual().name("catch-up").start(() -> repeat(this::lookForChanges, wake, CATCH_UP_MILLIS)));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        subscription.close();
        lanes.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped once, it stays stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    private void received(String channelName, String json) {
        Channel channel = Channel.of(channelName).orElseThrow();
        Envelope envelope;
        try {
            envelope = EventJson.read(json, channel.envelope());
        } catch (JacksonException e) {
            LOG.warn("Unreadable on {}: {}", channelName, e.getOriginalMessage());
            return;
        }
        if (!lanes.offer(envelope.guildId(), () -> invalidations.received(channel, envelope))) {
            LOG.warn("Too many invalidations at once: the rest is caught up with");
        }
    }

    private void subscribed() {
        cache.sharedAgain();
        refill.set(true);
        wake.release();
    }

    /** At once when woken. */
    private void repeat(Runnable work, Semaphore sooner, int periodMillis) {
        try {
            while (running) {
                carryOut(work);
                if (sooner.tryAcquire(periodMillis, TimeUnit.MILLISECONDS)) {
                    sooner.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carryOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Keeping informed of changes failed once", e);
        }
    }

    /**
     * What is in memory is shared again as soon as it is known to be good. The connection that does so may be back later
     * than the one that listens: then with the next look.
     */
    private void lookForChanges() {
        if (catchUp.run() && refill.getAndSet(false) && !cache.refill()) {
            refill.set(true);
        }
    }
}
