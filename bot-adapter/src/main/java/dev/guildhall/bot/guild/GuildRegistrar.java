package dev.guildhall.bot.guild;

import dev.guildhall.bot.guild.GuildRegistration.Work;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.BackOff;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side what Discord says about each guild, until it has taken it. What is told is read at the moment
 * of telling, so however many changes came meanwhile, one telling covers them all. Never two at a time for one guild;
 * at most {@value #MAX_AT_ONCE} guilds at a time. Thread-safe; nothing here blocks the caller.
 */
final class GuildRegistrar implements GuildChecks, AutoCloseable {
    /** What comes while a guild is told waits for that much more, if it concerns many members: it comes in bursts. */
    static final Duration DEBOUNCE = Duration.ofMillis(200);

    static final BackOff RETRY = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
    static final int MAX_AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(GuildRegistrar.class);

    private final GuildTeller teller;
    private final ConcurrentMap<String, GuildRegistration> registrations = new ConcurrentHashMap<>();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private volatile boolean closed;

    GuildRegistrar(GuildTeller teller) {
        this.teller = teller;
    }

    /** Tell in any case: what the command side knows may be from before. */
    void present(String guildId) {
        GuildRegistration registration = registration(guildId);
        registration.enter();
        schedule(guildId, registration);
    }

    @Override
    public void recheck(String guildId) {
        GuildRegistration registration = registrations.get(guildId);
        if (registration != null && !registration.hasLeft()) {
            registration.again();
            schedule(guildId, registration);
        }
    }

    /** Something about the guild, or about many members: tell if it makes a difference. */
    void changed(String guildId) {
        GuildRegistration registration = registration(guildId);
        registration.compare();
        schedule(guildId, registration);
    }

    /** Something about one member: tell if it makes a difference. */
    void changed(String guildId, String userId) {
        GuildRegistration registration = registration(guildId);
        registration.compare(userId);
        schedule(guildId, registration);
    }

    void left(String guildId) {
        GuildRegistration registration = registration(guildId);
        registration.leave();
        schedule(guildId, registration);
    }

    /** Whether nothing is being told of the guild, nor about to be: what comes next is told by itself. */
    boolean isIdle(String guildId) {
        GuildRegistration registration = registrations.get(guildId);
        return registration == null || registration.isIdle();
    }

    @Override
    public void close() {
        closed = true;
    }

    private GuildRegistration registration(String guildId) {
        return registrations.computeIfAbsent(guildId, id -> new GuildRegistration());
    }

    /** At once where nothing is being told: it may be somebody's access. */
    private void schedule(String guildId, GuildRegistration registration) {
        if (registration.schedule()) {
            tellLater(guildId, registration, Duration.ZERO);
        }
    }

    private void tellLater(String guildId, GuildRegistration registration, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this::begin)
                .execute(() -> tell(guildId, registration));
    }

    private void begin(Runnable telling) {
        if (!closed) {
            Thread.ofVirtual().name("guild-registration").start(telling);
        }
    }

    private void tell(String guildId, GuildRegistration registration) {
        boolean taken;
        atOnce.acquireUninterruptibly();
        try {
            taken = attempt(guildId, registration);
        } finally {
            atOnce.release();
        }
        Duration retry = taken ? registration.pause() : registration.backOff();
        if (registration.end(taken)) {
            tellLater(guildId, registration, retry);
        }
    }

    private boolean attempt(String guildId, GuildRegistration registration) {
        Work work = registration.begin();
        try {
            if (!teller.tell(guildId, registration.told(), work)) {
                registration.again();
                schedule(guildId, registration);
            }
            return true;
        } catch (SideAway | SideRefused e) {
            if (registration.isFirstFailure()) {
                LOG.warn("Guild {} cannot be registered yet: {}", guildId, e.getMessage());
            }
            return false;
        } catch (RuntimeException e) {
            LOG.error("Guild {} could not be registered", guildId, e);
            return false;
        }
    }
}
