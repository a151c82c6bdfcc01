package dev.guildhall.eventlog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log from any position on, in order and without holes, for event processors. Streams wake up as soon as this
 * process appends, and within milliseconds when another one does.
 */
public final class EventTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    static final int PAGE = 500;

    private final LogReader reader;
    private final HeadWatch head;

    EventTail(LogReader reader, HeadWatch head) {
        this.reader = reader;
        this.head = head;
    }

    /** The highest position that this process has heard of; the log may be further. */
    public long head() {
        return head.head();
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

    /** One reader. Confined to the thread of its processor, as Axon's contract has it; only the callback is not. */
    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {
        private final ArrayDeque<TrackedEventMessage<?>> page = new ArrayDeque<>();
        private long position;
        private @Nullable Runnable callback;

        Stream(long position) {
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasPage() ? Optional.of(page.element()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (hasPage()) {
                return true;
            }
            return head.awaitBeyond(position, timeout, unit) && hasPage();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(WakeUps.FALLBACK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            return page.remove();
        }

        private boolean hasPage() {
            if (page.isEmpty() && head.head() > position) {
                for (LoggedEvent event : reader.after(position, PAGE)) {
                    page.add(Messages.tracked(event));
                    position = event.position();
                }
            }
            return !page.isEmpty();
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
            if (callback != null) {
                head.unregister(callback);
            }
        }
    }
}
