package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.bot.sides.CommandSide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side what Discord says about each guild, until it has taken it. What is told is read at the moment
 * of telling, so however many changes came meanwhile, one telling covers them all. Never two at a time for one guild;
 * at most {@value #MAX_AT_ONCE} guilds at a time. Thread-safe; nothing here blocks the caller.
 */
final class GuildRegistrar implements AutoCloseable {
    /** Role changes come in bursts: one for each member of a role, for example. */
    static final Duration DEBOUNCE = Duration.ofMillis(200);

    static final Duration FIRST_RETRY = Duration.ofMillis(500);
    static final Duration LAST_RETRY = Duration.ofSeconds(10);
    static final int MAX_AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(GuildRegistrar.class);

    private final CommandSide commandSide;
    private final ConfigurationCache cache;
    private final Function<String, Optional<PermissionSnapshot>> snapshots;
    private final ConcurrentMap<String, GuildRegistration> registrations = new ConcurrentHashMap<>();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private volatile boolean closed;

    /** @param snapshots what Discord says now; empty while it says nothing about that guild */
    GuildRegistrar(
            CommandSide commandSide,
            ConfigurationCache cache,
            Function<String, Optional<PermissionSnapshot>> snapshots) {
        this.commandSide = commandSide;
        this.cache = cache;
        this.snapshots = snapshots;
    }

    /** Tell in any case: what the command side knows may be from before. */
    void present(String guildId) {
        GuildRegistration registration = registration(guildId);
        registration.enter();
        schedule(guildId, registration, Duration.ZERO);
    }

    /** Tell if it makes a difference. */
    void changed(String guildId) {
        schedule(guildId, registration(guildId), DEBOUNCE);
    }

    void left(String guildId) {
        GuildRegistration registration = registration(guildId);
        registration.leave();
        schedule(guildId, registration, Duration.ZERO);
    }

    @Override
    public void close() {
        closed = true;
    }

    private GuildRegistration registration(String guildId) {
        return registrations.computeIfAbsent(guildId, id -> new GuildRegistration());
    }

    private void schedule(String guildId, GuildRegistration registration, Duration delay) {
        if (registration.schedule()) {
            tellLater(guildId, registration, delay);
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
        registration.begin();
        boolean taken;
        atOnce.acquireUninterruptibly();
        try {
            taken = attempt(guildId, registration);
        } finally {
            atOnce.release();
        }
        Duration retry = taken ? DEBOUNCE : registration.backOff();
        if (registration.end(taken)) {
            tellLater(guildId, registration, retry);
        }
    }

    private boolean attempt(String guildId, GuildRegistration registration) {
        try {
            if (registration.hasLeft()) {
                commandSide.remove(guildId);
                LOG.info("Guild {} left", guildId);
            } else {
                snapshots
                        .apply(guildId)
                        .filter(registration::isNews)
                        .ifPresent(s -> register(guildId, registration, s));
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

    private void register(String guildId, GuildRegistration registration, PermissionSnapshot snapshot) {
        long version = commandSide.register(guildId, snapshot);
        registration.acknowledge(snapshot);
        cache.invalidate(guildId, version);
        LOG.info(
                "Guild {} registered with {} permitted members at version {}",
                guildId,
                snapshot.permissions().size(),
                version);
    }
}
