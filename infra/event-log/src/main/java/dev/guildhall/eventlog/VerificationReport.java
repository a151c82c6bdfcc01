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
    public record Progress(long checked, long total, double rowsPerSecond) {
        private static final int ALL = 100;

        /** 0 to 100; 100 too when there is nothing to check. */
        public int percent() {
            return total == 0 ? ALL : (int) (checked * ALL / total);
        }

        /** At the rate so far; empty before there is one. */
        public Optional<Duration> left() {
            return rowsPerSecond <= 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis((long) ((total - checked) * 1e3 / rowsPerSecond)));
        }
    }
}
