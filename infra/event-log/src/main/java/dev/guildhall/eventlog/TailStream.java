package dev.guildhall.eventlog;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reader. Confined to the thread of its processor, as Axon's contract has it; only the callback is not. */
final class TailStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final long PATIENCE_NANOS = EventTail.PATIENCE.toNanos();
    private static final long PACE_NANOS = EventTail.PACE.toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(TailStream.class);

    private final EventTail tail;
    private final LogReader reader;
    private final HeadWatch head;
    private final RecentRows recent;
    private final Selections selections;
    private final Predicate<String> types;
    private final boolean tolerant;
    private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
    private long position;

    /** The newest row of another type, after all that are in the page. */
    private @Nullable StoredEvent passedOver;

    private long deliveredAt = System.nanoTime() - PATIENCE_NANOS;
    private @Nullable TrackedEventMessage<?> next;
    private int nextBytes;
    private Runnable unregister = () -> {};

    /**
     * @param tail told what cannot be read
     * @param tolerant whether something else is handed out in its place
     */
    TailStream(
            EventTail tail,
            LogReader reader,
            HeadWatch head,
            RecentRows recent,
            Selections selections,
            long position,
            Predicate<String> types,
            boolean tolerant) {
        this.tail = tail;
        this.reader = reader;
        this.head = head;
        this.recent = recent;
        this.selections = selections;
        this.position = position;
        this.types = types;
        this.tolerant = tolerant;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(next());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next() != null) {
            return true;
        }
        if (page.isEmpty()) {
            head.awaitBeyond(position, timeout, unit);
            return next() != null;
        }
        TimeUnit.NANOSECONDS.sleep(Math.min(unit.toNanos(timeout), patienceLeft()));
        return next() != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        awaitNext();
        return take();
    }

    void awaitNext() throws InterruptedException {
        while (!hasNextAvailable(WakeUps.FALLBACK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** The event that {@link #peek} has shown. */
    TrackedEventMessage<?> take() {
        TrackedEventMessage<?> event = Objects.requireNonNull(next());
        next = null;
        deliveredAt = System.nanoTime();
        return event;
    }

    /** Of the event that {@link #peek} has shown, as it is stored. */
    int bytes() {
        return nextBytes;
    }

    /** Decodes one at a time, so that an event that cannot be read holds nothing up but what comes after it. */
    private @Nullable TrackedEventMessage<?> next() {
        if (next == null && fillPage()) {
            StoredEvent first = page.element();
            try {
                next = tolerant ? reader.message(first) : Messages.tracked(reader.decode(first));
                nextBytes = first.size();
                page.remove();
                tail.passed(first.position());
            } catch (UnreadableEvent e) {
                recent.forget();
                if (patienceLeft() == 0) {
                    tail.refused(e);
                    throw e;
                }
            }
        } else if (next == null && isPassingOnDue()) {
            next = passedOn();
        }
        return next;
    }

    private boolean fillPage() {
        for (long known = head.head(); page.isEmpty() && known > position; known = head.head()) {
            List<StoredEvent> rows = recent.after(position, known);
            if (rows.isEmpty()) {
                break;
            }
            StoredEvent last = rows.getLast();
            position = last.position();
            rows.stream().filter(row -> types.test(row.type())).forEach(page::add);
            passedOver = types.test(last.type()) ? null : last;
            if (isPassingOnDue()) {
                break;
            }
        }
        return !page.isEmpty();
    }

    private boolean isPassingOnDue() {
        return passedOver != null && System.nanoTime() - deliveredAt >= PACE_NANOS;
    }

    /** Whether it can be read is nothing to this stream. */
    private @Nullable TrackedEventMessage<?> passedOn() {
        StoredEvent row = passedOver;
        passedOver = null;
        try {
            nextBytes = row == null ? 0 : row.size();
            return row == null ? null : Messages.tracked(reader.decode(row));
        } catch (UnreadableEvent e) {
            LOG.debug("Passed over: {}", e.getMessage());
            return null;
        }
    }

    private long patienceLeft() {
        return Math.max(0, deliveredAt + PATIENCE_NANOS - System.nanoTime());
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        unregister.run();
        if (types.equals(EventTail.EVERYTHING)) {
            selections.add(onAvailable);
            unregister = () -> selections.remove(onAvailable);
        } else {
            Selections.Selection selection = new Selections.Selection(types, onAvailable);
            selections.add(selection);
            unregister = () -> selections.remove(selection);
        }
        return true;
    }

    @Override
    public void close() {
        page.clear();
        passedOver = null;
        next = null;
        unregister.run();
        unregister = () -> {};
    }
}
