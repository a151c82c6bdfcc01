package dev.guildhall.query.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.eventlog.AnchorRecords;
import dev.guildhall.eventlog.Finding;
import dev.guildhall.eventlog.VerificationRecord;
import dev.guildhall.eventlog.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor of one guild hears of the log that their guild's history is a part of: nothing of other guilds, and
 * nothing of operators.
 *
 * @param verification the last one with a result; absent when there never was one
 * @param anchor the newest head that is known outside; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GuildProofView(
        @Nullable Result verification, @Nullable Outside anchor) {
    /**
     * @param result {@code intact} or {@code broken}
     * @param headPosition up to which the log was looked at
     * @param brokenAt the first position that is not what it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String result,
            Instant endedAt,
            long headPosition,
            @Nullable Long brokenAt) {
        static @Nullable Result of(VerificationRecord verification) {
            VerificationReport report = verification.state().report().orElse(null);
            Instant endedAt = verification.endedAt().orElse(null);
            return report == null || endedAt == null
                    ? null
                    : new Result(
                            verification.state().word(),
                            endedAt,
                            report.head().position(),
                            report.finding().map(Finding::position).orElse(null));
        }
    }

    /** @param ageSeconds since it was written down; only new heads are */
    record Outside(long position, Instant recordedAt, long ageSeconds) {
        static Outside of(AnchorRecords.Sent sent, Instant now) {
            Instant recordedAt = sent.anchor().recordedAt();
            long age = Math.max(Duration.between(recordedAt, now).toSeconds(), 0);
            return new Outside(sent.anchor().position(), recordedAt, age);
        }
    }
}
