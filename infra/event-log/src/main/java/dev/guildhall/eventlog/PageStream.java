package dev.guildhall.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands out as one message, an {@link EventPage}, what has come since the last one: at the head of the log a single event,
 * and thousands far behind. After each page it says once that there is nothing: whoever reads and works on one thread
 * works then, and never has more than one page in memory that is not yet followed. For one thread, as its source is.
 */
final class PageStream implements BlockingStream<TrackedEventMessage<?>> {
    /** So that a page fits into memory however large its events are; one more event may come on top. */
    static final long MAX_BYTES = EventTail.PAGE_BYTES;

    private final TailStream events;
    private final PageSize size;
    private final LongSupplier nanoTime;
    private @Nullable TrackedEventMessage<?> next;
    private boolean full;
    private long handedOutAt;
    private boolean resting;

    PageStream(TailStream events, PageSize size, LongSupplier nanoTime) {
        this.events = events;
        this.size = size;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (resting) {
            return Optional.empty();
        }
        if (next == null && events.peek().isPresent()) {
            next = page();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (resting) {
            resting = false;
            return false;
        }
        return next != null || events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        if (next == null) {
            events.awaitNext();
        }
        TrackedEventMessage<?> page = next == null ? page() : next;
        next = null;
        resting = true;
        handedOutAt = nanoTime.getAsLong();
        return page;
    }

    private TrackedEventMessage<?> page() {
        if (full) {
            size.took(nanoTime.getAsLong() - handedOutAt);
        }
        List<TrackedEventMessage<?>> page = new ArrayList<>();
        long bytes = 0;
        do {
            bytes += events.bytes();
            page.add(events.take());
            full = page.size() >= size.get() || bytes >= MAX_BYTES;
        } while (!full && events.peek().isPresent());
        return new GenericTrackedEventMessage<>(
                page.getLast().trackingToken(), new GenericEventMessage<>(new EventPage(page)));
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        return events.setOnAvailableCallback(onAvailable);
    }

    @Override
    public void close() {
        next = null;
        events.close();
    }
}
