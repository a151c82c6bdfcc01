package dev.guildhall.query.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Users for whom something is to be written, each once. Bounded: when too many wait, everybody does, which takes the
 * place of all of them. Never blocks who adds. Thread-safe.
 */
final class WaitingUsers {
    /**
     * What to write next.
     *
     * @param everybody all that is held
     * @param changed in any case
     * @param asked where nothing is held
     */
    record Batch(boolean everybody, List<String> changed, List<String> asked) {}

    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private boolean everybody;

    WaitingUsers(int max) {
        this.max = max;
    }

    void change(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            changed.addAll(userIds);
            if (changed.size() > max) {
                changed.clear();
                everybody = true;
            }
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /** One too many is forgotten: nothing wrong comes of it. */
    void ask(String userId) {
        lock.lock();
        try {
            if (asked.size() < max && asked.add(userId)) {
                added.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was taken, or never came here, has not been written. */
    void missed() {
        lock.lock();
        try {
            everybody = true;
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to write. At most {@code limit} users of each kind. */
    Batch take(int limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!everybody && changed.isEmpty() && asked.isEmpty()) {
                added.await();
            }
            Batch batch = new Batch(everybody, some(changed, limit), some(asked, limit));
            everybody = false;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private static List<String> some(Set<String> from, int limit) {
        List<String> some = new ArrayList<>();
        Iterator<String> oldest = from.iterator();
        while (some.size() < limit && oldest.hasNext()) {
            some.add(oldest.next());
            oldest.remove();
        }
        return some;
    }
}
