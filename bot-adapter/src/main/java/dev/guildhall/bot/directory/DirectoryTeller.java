package dev.guildhall.bot.directory;

import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.BackOff;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what changed in a guild is told, until it was taken. Never two turns at a time for one guild; at most
 * {@value #MAX_AT_ONCE} guilds at a time. Thread-safe; nothing here blocks the caller.
 */
final class DirectoryTeller implements AutoCloseable {
    /** Changes come in bursts: moving one channel moves others. */
    static final Duration DEBOUNCE = Duration.ofMillis(200);

    static final BackOff RETRY = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
    static final int MAX_AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryTeller.class);

    private final TellingTurn turn;
    private final ConcurrentMap<String, Telling> tellings = new ConcurrentHashMap<>();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private volatile boolean closed;

    DirectoryTeller(TellingTurn turn) {
        this.turn = turn;
    }

    /** Everything about the guild may have changed. */
    void present(String guildId) {
        add(guildId, telling -> {
            telling.addSkeleton();
            telling.addEverybody();
        });
    }

    /** A channel or a role came, changed or went. */
    void changed(String guildId) {
        add(guildId, Telling::addSkeleton);
    }

    /** A member came, is called something else, or went. */
    void memberChanged(String guildId, String userId, boolean joined) {
        add(guildId, telling -> telling.addMember(userId, joined));
    }

    void everybody(String guildId) {
        add(guildId, Telling::addEverybody);
    }

    /** The query side forgets the guild by itself. */
    void left(String guildId) {
        Telling telling = tellings.remove(guildId);
        if (telling != null) {
            telling.forget();
        }
    }

    Set<String> guilds() {
        return Set.copyOf(tellings.keySet());
    }

    /** What the query side last said to hold; {@code null} when it has not yet. */
    @Nullable Long stamp(String guildId) {
        Telling telling = tellings.get(guildId);
        return telling == null ? null : telling.stamp();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void add(String guildId, Consumer<Telling> what) {
        Telling telling = tellings.computeIfAbsent(guildId, id -> new Telling());
        what.accept(telling);
        if (telling.schedule()) {
            later(guildId, telling, DEBOUNCE);
        }
    }

    private void later(String guildId, Telling telling, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this::begin)
                .execute(() -> tell(guildId, telling));
    }

    private void begin(Runnable telling) {
        if (!closed) {
            Thread.ofVirtual().name("guild-directory").start(telling);
        }
    }

    private void tell(String guildId, Telling telling) {
        boolean taken;
        atOnce.acquireUninterruptibly();
        Telling.Work work = telling.begin();
        try {
            taken = attempt(guildId, telling, work);
        } finally {
            atOnce.release();
        }
        if (!taken) {
            telling.putBack(work);
        }
        Duration pause = taken ? DEBOUNCE : RETRY.after(telling.failures());
        if (telling.end(taken)) {
            later(guildId, telling, pause);
        }
    }

    private boolean attempt(String guildId, Telling telling, Telling.Work work) {
        try {
            turn.tell(guildId, telling, work);
            return true;
        } catch (SideAway | SideRefused e) {
            if (telling.failures() == 1) { // the first may be too early: the guild has to be registered before
                LOG.warn("Channels, roles and members of guild {} cannot be told yet: {}", guildId, e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("Channels, roles and members of guild {} could not be told", guildId, e);
        }
        return !tellings.containsKey(guildId);
    }
}
