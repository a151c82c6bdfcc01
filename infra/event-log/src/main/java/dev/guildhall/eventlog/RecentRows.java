package dev.guildhall.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The newest rows that any stream of this process has read, so that several streams at the head of the log read each row
 * once. As they are stored, personal data sealed: what is erased cannot be read from here either. Whoever is further back
 * reads for itself, and keeps nobody waiting. Thread-safe.
 */
final class RecentRows {
    static final int MAX_ROWS = 1_000;
    static final long MAX_BYTES = 4 * 1024 * 1024;

    /** Where rows come from that are not here. */
    @FunctionalInterface
    interface Source {
        /** Rows after a position, in order, from the very next one on; {@code known} is how far the log goes at least. */
        List<StoredEvent> read(long position, long known);
    }

    private final Source source;
    private final Consumer<List<StoredEvent>> onRead;

    /** Held while rows are read that nobody has read yet: whoever else wants them waits for them. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ArrayDeque<StoredEvent> rows = new ArrayDeque<>();
    private long bytes;

    /** @param onRead told all rows that nobody had read before, by whoever read them */
    RecentRows(Source source, Consumer<List<StoredEvent>> onRead) {
        this.source = source;
        this.onRead = onRead;
    }

    /** Rows after a position, in order, from the very next one on; empty where there are none. */
    List<StoredEvent> after(long position, long known) {
        List<StoredEvent> news = null;
        lock.lock();
        try {
            if (rows.isEmpty() || position >= rows.getLast().position()) {
                news = keep(source.read(position, known));
            } else if (position >= rows.getFirst().position() - 1) {
                return kept(position);
            }
        } finally {
            lock.unlock();
        }
        if (news == null) {
            return source.read(position, known);
        }
        onRead.accept(news);
        return news;
    }

    /** From the end on: mostly the last few are wanted. */
    private List<StoredEvent> kept(long position) {
        List<StoredEvent> newestFirst = new ArrayList<>();
        Iterator<StoredEvent> backwards = rows.descendingIterator();
        while (backwards.hasNext()) {
            StoredEvent row = backwards.next();
            if (row.position() <= position) {
                break;
            }
            newestFirst.add(row);
        }
        return newestFirst.reversed();
    }

    /** What is stored may have been mended since it was read. */
    void forget() {
        lock.lock();
        try {
            rows.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }

    private List<StoredEvent> keep(List<StoredEvent> read) {
        if (!read.isEmpty()
                && !rows.isEmpty()
                && rows.getLast().position() + 1 != read.getFirst().position()) {
            forget();
        }
        for (StoredEvent row : read) {
            rows.add(row);
            bytes += row.size();
        }
        while (rows.size() > MAX_ROWS || bytes > MAX_BYTES) {
            bytes -= rows.remove().size();
        }
        return read;
    }
}
