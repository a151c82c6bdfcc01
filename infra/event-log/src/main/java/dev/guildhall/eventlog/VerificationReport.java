package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param head the end of the log when the verification began; what came later was not looked at
 * @param checked how many rows were checked; all of them when nothing was found
 * @param newestVerified the newest anchor that the log agrees with, before the finding if there is one: everything up to
 *     it is what it was when the anchor was written down
 * @param unreadableAnchors see {@link Anchors}
 */
public record VerificationReport(
        LogHead head,
        long checked,
        Optional<Finding> finding,
        Optional<Anchor> newestVerified,
        int unreadableAnchors,
        Duration took) {
    public boolean intact() {
        return finding.isEmpty();
    }

    /**
     * How far a verification has come.
     *
     * @param rowsPerSecond since it began
     */
    public record Progress(long checked, long total, double rowsPerSecond) {}
}
