package dev.guildhall.query.log;

import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.VerificationRecords;
import dev.guildhall.eventlog.Verifications;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.log.KnownHead;
import dev.guildhall.events.log.LogVerificationRequested;
import dev.guildhall.query.projection.RepeatedLook;
import java.time.Instant;

/**
 * Begins the verifications that the log requests, each once, in the process that hears of it first. Which one was begun last
 * stands with what came of it. While nothing is logged, nothing is asked. Thread-safe.
 */
final class VerificationRequests extends RepeatedLook {
    private final LogReader log;
    private final EventTail tail;
    private final Verifications verifications;
    private final VerificationRecords records;
    private long lookedAtHead = -1;

    VerificationRequests(LogReader log, EventTail tail, Verifications verifications, VerificationRecords records) {
        super("verification-requests");
        this.log = log;
        this.tail = tail;
        this.verifications = verifications;
        this.records = records;
    }

    /**
     * Begins all that the log requests by now, or joins them to the one under way.
     *
     * @return whether nothing is left: what brings other heads than the one under way knows waits until that has ended
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away: they are begun later
     */
    boolean follow() {
        for (LoggedEvent event : log.verificationEvents(records.lastRequest(), LogReader.MAX_PAGE)) {
            if (event.payload() instanceof LogVerificationRequested request
                    && !verifications.begin(
                            event.position(),
                            event.metadata().getOrDefault(MetadataKeys.ACTOR_ID, ""),
                            request.anchors().stream()
                                    .map(VerificationRequests::anchor)
                                    .toList())) {
                return false;
            }
        }
        return true;
    }

    private static Anchor anchor(KnownHead head) {
        Long millis = head.recordedAtMillis();
        return new Anchor(
                head.position(), head.link(), millis == null ? Anchor.TIME_UNKNOWN : Instant.ofEpochMilli(millis));
    }

    @Override
    protected void lookOnce() {
        long head = tail.head();
        if (head != lookedAtHead && follow()) {
            lookedAtHead = head;
        }
    }
}
