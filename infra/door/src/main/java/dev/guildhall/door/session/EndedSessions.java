package dev.guildhall.door.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that have ended a short while ago, as far as this process has heard. Whatever was opened in a session's
 * name can watch for its end. Remembers each only as long as one of its access tokens could still be good, by this
 * process' own running time, so that no clock matters. Thread-safe.
 */
public final class EndedSessions {
    /** An access token of 15 minutes, the tolerance of its verification, and what it takes to hear of an end. */
    public static final Duration MEMORY = Duration.ofMinutes(16);

    /** Beyond, the earliest are forgotten. Each took somebody a sign-in with Discord, so many are not to be expected. */
    public static final int MAX_REMEMBERED = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

    /** @param number counts the ends that this process has heard of, from 1 */
    private record End(long number, UUID session, long forgetAt) {}

    /**
     * What somebody who asks had not heard.
     *
     * @param cursor to be shown when asking again; of use only to the process that gave it
     */
    public record News(String cursor, List<Ended> ended) {}

    /** @param seconds for how long it has to be remembered, at least 1 */
    public record Ended(UUID session, long seconds) {}

    /** Keeps a callback in place until it is closed. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private final String process = UUID.randomUUID().toString();
    private final Map<UUID, End> ends = new ConcurrentHashMap<>();
    private final Deque<End> inOrder = new ArrayDeque<>();
    private final Map<UUID, Set<Runnable>> watches = new ConcurrentHashMap<>();
    private long number;
    private volatile boolean toldByDataBase;

    public boolean contains(UUID session) {
        End end = ends.get(session);
        return end != null && end.forgetAt() - System.nanoTime() > 0;
    }

    /** The session has ended; those who watch it are told on this thread. Hearing it again changes nothing. */
    public void add(UUID session, Duration memory) {
        if (remember(session, memory)) {
            Set<Runnable> told = watches.get(session);
            if (told != null) {
                told.forEach(EndedSessions::tell);
            }
        }
    }

    private synchronized boolean remember(UUID session, Duration memory) {
        forgetOld();
        if (memory.isNegative() || contains(session)) {
            return false;
        }
        End end = new End(++number, session, System.nanoTime() + memory.toNanos());
        ends.put(session, end);
        inOrder.addLast(end);
        return true;
    }

    private void forgetOld() {
        while (!inOrder.isEmpty()) {
            End oldest = inOrder.getFirst();
            boolean due = oldest.forgetAt() - System.nanoTime() <= 0;
            if (!due && inOrder.size() < MAX_REMEMBERED) {
                return;
            }
            if (!due) {
                LOG.warn("More than {} sessions ended within {}: forgetting the earliest", MAX_REMEMBERED, MEMORY);
            }
            inOrder.removeFirst();
            ends.remove(oldest.session(), oldest);
        }
    }

    /**
     * Has the callback run once the session ends, or now if it has already. It may run more than once, and on the thread
     * that brings the news: it must neither block nor throw.
     */
    public Watch watch(UUID session, Runnable onEnd) {
        watches.compute(session, (id, known) -> {
            Set<Runnable> more = known == null ? ConcurrentHashMap.newKeySet() : known;
            more.add(onEnd);
            return more;
        });
        if (contains(session)) {
            tell(onEnd);
        }
        return () -> watches.computeIfPresent(session, (id, known) -> {
            known.remove(onEnd);
            return known.isEmpty() ? null : known;
        });
    }

    private static void tell(Runnable watching) {
        try {
            watching.run();
        } catch (RuntimeException e) {
            LOG.warn("What was open in a session that ended may still be open", e);
        }
    }

    /** @param cursor of the last answer; anything else is told everything */
    public synchronized News since(String cursor) {
        long seen = seen(cursor).orElse(0L);
        long now = System.nanoTime();
        List<Ended> unheard = inOrder.stream()
                .filter(end -> end.number() > seen && end.forgetAt() - now > 0)
                .map(end -> new Ended(
                        end.session(),
                        1 + Duration.ofNanos(end.forgetAt() - now).toSeconds()))
                .toList();
        return new News(process + ":" + number, unheard);
    }

    private Optional<Long> seen(String cursor) {
        int colon = cursor.indexOf(':');
        if (colon < 0 || !cursor.substring(0, colon).equals(process)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(cursor.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The data base tells this process by itself: it need not ask another. */
    public void toldByDataBase() {
        toldByDataBase = true;
    }

    boolean isToldByDataBase() {
        return toldByDataBase;
    }
}
