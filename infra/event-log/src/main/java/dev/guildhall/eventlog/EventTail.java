package dev.guildhall.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log from any position on, in order and without holes, for event processors. Streams wake up as soon as this
 * process appends, and within milliseconds when another one does. An event that this program cannot read is never passed
 * over: all before it are handed out, then {@link UnreadableEvent} is thrown, again and again until it can be read.
 */
public final class EventTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    static final int PAGE = 500;

    /** So that a page fits into memory however large its events are; one more event may come on top. */
    static final long PAGE_BYTES = 8 * 1024 * 1024;

    /**
     * How long a stream keeps quiet about an event that it cannot read after it handed out one that it could. The
     * failure ends whatever the processor has not yet handled, so it is given the time to handle that.
     */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long PATIENCE_NANOS = PATIENCE.toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    private final LogReader reader;
    private final HeadWatch head;
    private final RecentRows recent;
    private volatile @Nullable UnreadableEvent unreadable;

    EventTail(LogReader reader, HeadWatch head) {
        this.reader = reader;
        this.head = head;
        this.recent = new RecentRows(this::read);
    }

    private List<StoredEvent> read(long position, long known) {
        return known == position + 1 ? reader.storedAt(known) : reader.storedAfter(position, PAGE, PAGE_BYTES);
    }

    /** The highest position that this process has heard of; the log may be further. */
    public long head() {
        return head.head();
    }

    /** Reads the head from the log, and wakes whoever has not yet heard of it. */
    public long lookForHead() {
        long found = reader.head();
        head.announce(found);
        return found;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream(Messages.position(token));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(reader.head());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return token(reader.positionAt(instant.minusNanos(1)));
    }

    private static @Nullable TrackingToken token(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /**
     * The event that a reader last stood before because this program cannot read it; empty when all goes on. For
     * operators: it is a fact about one moment.
     */
    public Optional<UnreadableEvent> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    private void refused(UnreadableEvent event) {
        UnreadableEvent known = unreadable;
        if (known == null || known.position() != event.position()) {
            LOG.error("The log cannot be read on. Everything before was served. {}", event.getMessage());
        }
        unreadable = event;
    }

    private void passed(long position) {
        UnreadableEvent known = unreadable;
        if (known != null && known.position() == position) {
            LOG.info("The event at position {} can be read now", position);
            unreadable = null;
        }
    }

    /** One reader. Confined to the thread of its processor, as Axon's contract has it; only the callback is not. */
    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {
        private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
        private long position;
        private long deliveredAt = System.nanoTime() - PATIENCE_NANOS;
        private @Nullable TrackedEventMessage<?> next;
        private @Nullable Runnable callback;

        Stream(long position) {
            this.position = position;
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
                return head.awaitBeyond(position, timeout, unit) && next() != null;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(unit.toNanos(timeout), patienceLeft()));
            return next() != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(WakeUps.FALLBACK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            TrackedEventMessage<?> event = Objects.requireNonNull(next());
            next = null;
            deliveredAt = System.nanoTime();
            return event;
        }

        /** Decodes one at a time, so that an event that cannot be read holds nothing up but what comes after it. */
        private @Nullable TrackedEventMessage<?> next() {
            if (next == null && fillPage()) {
                StoredEvent first = page.element();
                try {
                    next = Messages.tracked(reader.decode(first));
                    page.remove();
                    passed(first.position());
                } catch (UnreadableEvent e) {
                    recent.forget();
                    if (patienceLeft() == 0) {
                        refused(e);
                        throw e;
                    }
                }
            }
            return next;
        }

        private boolean fillPage() {
            long known = head.head();
            if (page.isEmpty() && known > position) {
                page.addAll(recent.after(position, known));
                position = page.isEmpty() ? position : page.getLast().position();
            }
            return !page.isEmpty();
        }

        private long patienceLeft() {
            return Math.max(0, deliveredAt + PATIENCE_NANOS - System.nanoTime());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            head.register(onAvailable);
            return true;
        }

        @Override
        public void close() {
            page.clear();
            next = null;
            if (callback != null) {
                head.unregister(callback);
            }
        }
    }
}
