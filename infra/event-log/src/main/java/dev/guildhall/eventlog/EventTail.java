package dev.guildhall.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /**
     * How often a stream of some types hands out another event, if only such come: its reader's token then stays near the
     * head, and what was passed over is not looked through again after a restart.
     */
    static final Duration PACE = Duration.ofSeconds(1);

    static final Predicate<String> EVERYTHING = type -> true;
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    private final LogReader reader;
    private final HeadWatch head;
    private final RecentRows recent;
    private final Selections selections = new Selections();
    private volatile @Nullable UnreadableEvent unreadable;

    EventTail(LogReader reader, HeadWatch head) {
        this.reader = reader;
        this.head = head;
        this.recent = new RecentRows(this::read, selections::read);
        head.register(selections);
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
        return stream(token, EVERYTHING, false);
    }

    /**
     * The same log for {@link ProjectionProcessor}: events are handed out many at a time, as {@link EventPage}s, and in the
     * place of what cannot be read there is an {@link UnreadablePayload}.
     *
     * @param types see {@link #only}
     * @param most events in a page, at least {@link PageSize#LEAST}
     */
    StreamableMessageSource<TrackedEventMessage<?>> pages(Predicate<String> types, int most) {
        return new Some(token -> new PageStream(stream(token, types, true), new PageSize(most), System::nanoTime));
    }

    private TailStream stream(@Nullable TrackingToken token, Predicate<String> types, boolean tolerant) {
        return new TailStream(this, reader, head, recent, selections, Messages.position(token), types, tolerant);
    }

    /**
     * The same log for readers to whom only some types matter. What does not matter to them is neither decoded nor a
     * reason to wake them, and need not be readable; but for one event now and then, see {@link #PACE}, which they are to
     * pass over themselves.
     *
     * @param types says of an event's stored type whether it matters; asked by many threads
     */
    public StreamableMessageSource<TrackedEventMessage<?>> only(Predicate<String> types) {
        return new Some(token -> stream(token, types, false));
    }

    /** Tokens are those of the whole log. */
    private final class Some implements StreamableMessageSource<TrackedEventMessage<?>> {
        private final Function<@Nullable TrackingToken, BlockingStream<TrackedEventMessage<?>>> opening;

        Some(Function<@Nullable TrackingToken, BlockingStream<TrackedEventMessage<?>>> opening) {
            this.opening = opening;
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return opening.apply(token);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return EventTail.this.createTailToken();
        }

        @Override
        public @Nullable TrackingToken createHeadToken() {
            return EventTail.this.createHeadToken();
        }

        @Override
        public @Nullable TrackingToken createTokenAt(Instant instant) {
            return EventTail.this.createTokenAt(instant);
        }
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

    void refused(UnreadableEvent event) {
        UnreadableEvent known = unreadable;
        if (known == null || known.position() != event.position()) {
            LOG.error("The log cannot be read on. Everything before was served. {}", event.getMessage());
        }
        unreadable = event;
    }

    void passed(long position) {
        UnreadableEvent known = unreadable;
        if (known != null && known.position() == position) {
            LOG.info("The event at position {} can be read now", position);
            unreadable = null;
        }
    }
}
