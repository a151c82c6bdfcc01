package dev.guildhall.query.log;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.AnchorRecords;
import dev.guildhall.eventlog.AnchorRecords.Sent;
import dev.guildhall.eventlog.LogHead;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationRecords;
import dev.guildhall.eventlog.Verifications;
import java.time.Instant;
import java.util.Comparator;

/** Brings together what is on record about the log's integrity. */
public final class LogProofs {
    private final LogVerification verification;
    private final Verifications verifications;
    private final VerificationRecords records;
    private final AnchorRecords anchors;
    private final SharedClock clock;

    LogProofs(
            LogVerification verification,
            Verifications verifications,
            VerificationRecords records,
            AnchorRecords anchors,
            SharedClock clock) {
        this.verification = verification;
        this.verifications = verifications;
        this.records = records;
        this.anchors = anchors;
        this.clock = clock;
    }

    LogProofView forOperators() {
        Instant now = clock.instant();
        LogHead head = verification.head();
        return new LogProofView(
                head,
                VerificationView.of(verifications.newest(), now),
                records.lastResult().map(last -> VerificationView.of(last, now)).orElse(null),
                anchors.newest().stream()
                        .map(sent -> LogProofView.Anchored.of(sent, head.position(), now))
                        .toList());
    }

    GuildProofView forAuditors() {
        Instant now = clock.instant();
        return new GuildProofView(
                records.lastResult().map(GuildProofView.Result::of).orElse(null),
                anchors.newest().stream()
                        .max(Comparator.comparingLong(
                                (Sent sent) -> sent.anchor().position()))
                        .map(sent -> GuildProofView.Outside.of(sent, now))
                        .orElse(null));
    }
}
