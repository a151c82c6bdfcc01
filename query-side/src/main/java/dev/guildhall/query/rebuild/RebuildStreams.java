package dev.guildhall.query.rebuild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells those who watch a rebuild how far it has come, each on a thread of its own. Thread-safe. */
final class RebuildStreams {
    static final int MAX_STREAMS = 20;
    static final Duration INTERVAL = Duration.ofMillis(500);

    /** Longer than any rebuild is watched in one go; a browser comes again by itself. */
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(MAX_STREAMS);

    SseEmitter open(Supplier<RebuildDetails> details) {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.away("Too many are watching", RETRY_AFTER));
        }
        SseEmitter emitter = new SseEmitter(MAX_AGE.toMillis());
        AtomicBoolean open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(() -> open.set(false));
        emitter.onError(e -> open.set(false));
        Thread.ofVirtual().name("rebuild-stream").start(() -> {
            try {
                tell(emitter, details, open);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    private static void tell(SseEmitter emitter, Supplier<RebuildDetails> details, AtomicBoolean open) {
        try {
            RebuildDetails now = details.get();
            send(emitter, now);
            while (!now.isOver() && open.get()) {
                LockSupport.parkNanos(INTERVAL.toNanos());
                now = details.get();
                send(emitter, now);
            }
            emitter.complete();
        } catch (IOException | DataAccessException | IllegalStateException e) {
            // Nobody reads any more, or nothing can be told now: whoever still watches comes again.
            emitter.completeWithError(e);
        }
    }

    private static void send(SseEmitter emitter, RebuildDetails now) throws IOException {
        emitter.send(SseEmitter.event().name("progress").data(EventJson.writeString(now)));
    }
}
