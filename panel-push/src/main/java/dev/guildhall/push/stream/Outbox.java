package dev.guildhall.push.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits to be written to one client, in order and bounded. Thread-safe. */
final class Outbox {
    /** Beyond these a client does not read, and waiting for it helps nobody. */
    static final int MAX_WAITING_FRAMES = 1024;

    static final int MAX_WAITING_BYTES = 1024 * 1024;

    private List<Frame> waiting = new ArrayList<>();
    private int bytes;
    private boolean finished;

    /** @return false when too much waits already; a single frame always has room */
    synchronized boolean offer(Frame frame) {
        if (finished) {
            return true;
        }
        int length = frame.bytes().length;
        if (!waiting.isEmpty() && (waiting.size() >= MAX_WAITING_FRAMES || bytes + length > MAX_WAITING_BYTES)) {
            return false;
        }
        waiting.add(frame);
        bytes += length;
        notifyAll();
        return true;
    }

    /** Forgets what waits and takes nothing more, but for {@code last}. Does nothing when finished already. */
    synchronized void finish(@Nullable Frame last) {
        if (!finished) {
            finished = true;
            waiting = last == null ? new ArrayList<>() : new ArrayList<>(List.of(last));
            notifyAll();
        }
    }

    synchronized boolean isFinished() {
        return finished;
    }

    /** All that waits; empty when there is nothing before the time is up, or nothing will come any more. */
    synchronized List<Frame> take(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (waiting.isEmpty() && !finished) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        List<Frame> taken = waiting;
        waiting = new ArrayList<>();
        bytes = 0;
        return taken;
    }
}
