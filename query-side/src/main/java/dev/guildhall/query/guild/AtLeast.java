package dev.guildhall.query.guild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.eventlog.EventTail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code ?atLeast=}: the answer reflects that version, or there is none. Thread-safe. */
public final class AtLeast {
    /** How long a read waits for the view. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** No answer ever carried a version beyond the log's end, so one that far beyond it is a mistake. */
    static final long MAX_BEYOND_HEAD = 1_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Waits until a view is as far; whether it is, within that time. */
    @FunctionalInterface
    public interface Reaching {
        boolean await(long position, Duration atMost) throws InterruptedException;
    }

    private final Reaching progress;
    private final EventTail tail;

    public AtLeast(Reaching progress, EventTail tail) {
        this.progress = progress;
        this.tail = tail;
    }

    /**
     * The version asked for; 0 when none was.
     *
     * @throws ProblemException 400 when it is no version
     */
    public static long version(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            long version = Long.parseLong(text);
            if (version >= 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            throw malformed();
        }
        throw malformed();
    }

    /**
     * Waits until the whole view reflects the version.
     *
     * @throws ProblemException 503 when it does not within {@link #MAX_WAIT}, 400 when it cannot
     */
    public void await(long version) {
        try {
            if (version == 0 || progress.await(version, Duration.ZERO)) {
                return;
            }
            // Somebody may have seen what no wake-up has told this process about.
            if (version - MAX_BEYOND_HEAD > tail.lookForHead()) {
                throw malformed();
            }
            if (progress.await(version, MAX_WAIT)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                Problem.of(ProblemType.BEHIND, ProblemType.BEHIND.remedy()).retryingAfter(RETRY_AFTER));
    }

    private static ProblemException malformed() {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, "'atLeast' must be a version that an answer has carried");
    }
}
