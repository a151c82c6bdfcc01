package dev.guildhall.query.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.eventlog.AnchorRecords;
import dev.guildhall.eventlog.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the log's integrity.
 *
 * @param newest the verification that began last, under way or ended
 * @param last the last one that found the log intact or broken
 * @param anchors the newest of each sink, of all processes that anchor and tell PostgreSQL of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogProofView(
        LogHead head, VerificationView newest, @Nullable VerificationView last, List<Anchored> anchors) {
    /**
     * @param ageSeconds since it was written down; a head is written down once, so it grows old where nothing happens
     * @param eventsBehind how many events are known inside the data base alone
     */
    record Anchored(String sink, long position, String link, Instant recordedAt, long ageSeconds, long eventsBehind) {
        static Anchored of(AnchorRecords.Sent sent, long head, Instant now) {
            return new Anchored(
                    sent.sink(),
                    sent.anchor().position(),
                    sent.anchor().link(),
                    sent.anchor().recordedAt(),
                    Math.max(Duration.between(sent.anchor().recordedAt(), now).toSeconds(), 0),
                    Math.max(head - sent.anchor().position(), 0));
        }
    }
}
