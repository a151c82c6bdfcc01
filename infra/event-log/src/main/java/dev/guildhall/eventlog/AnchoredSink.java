package dev.guildhall.eventlog;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink and how it fares. Offers come from one thread; the rest may be asked from any. */
public final class AnchoredSink {
    private static final Logger log = LoggerFactory.getLogger(AnchoredSink.class);

    private final AnchorSink sink;
    private volatile long currentSince = System.nanoTime();
    private volatile @Nullable Anchor newest;
    private volatile boolean failing;

    AnchoredSink(AnchorSink sink) {
        this.sink = sink;
    }

    public String name() {
        return sink.name();
    }

    /** The newest anchor that is safe there; empty when none was since the program began. */
    public Optional<Anchor> newest() {
        return Optional.ofNullable(newest);
    }

    /** Since the sink last held the head of the log, or since the program began; small while all is well. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - currentSince);
    }

    /** Whether the last attempt failed. */
    public boolean failing() {
        return failing;
    }

    /** Whether the sink holds something that it did not hold before. */
    boolean offer(Optional<Anchor> head) throws InterruptedException {
        Anchor held = newest;
        if (head.isEmpty()
                ? held == null
                : held != null && held.link().equals(head.get().link())) {
            failing = false;
            currentSince = System.nanoTime();
            return false;
        }
        if (held != null && (head.isEmpty() || head.get().position() <= held.position())) {
            log.error(
                    "the log ends at {}, but was anchored at {}: verify it",
                    head.map(Anchor::position),
                    held.position());
        }
        return head.isPresent() && record(head.get());
    }

    private boolean record(Anchor anchor) throws InterruptedException {
        try {
            sink.record(anchor);
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                log.warn("anchors do not reach the {} any more: {}", name(), e.toString());
            }
            failing = true;
            return false;
        }
        if (failing) {
            log.info("anchors reach the {} again", name());
        }
        newest = anchor;
        failing = false;
        currentSince = System.nanoTime();
        return true;
    }

    void close() {
        if (sink instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                log.debug("closing the {}: {}", name(), e.toString());
            }
        }
    }
}
