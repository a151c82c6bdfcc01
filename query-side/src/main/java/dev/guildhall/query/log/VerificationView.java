package dev.guildhall.query.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.Finding;
import dev.guildhall.eventlog.LogHead;
import dev.guildhall.eventlog.VerificationRecord;
import dev.guildhall.eventlog.VerificationReport;
import dev.guildhall.eventlog.VerificationReport.Progress;
import dev.guildhall.eventlog.Verifications.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verification as operators see it.
 *
 * @param state {@code none} (there never was one), {@code running}, {@code intact}, {@code broken},
 *     {@code failed}
 * @param askedBy an operator's user id, or {@link VerificationRecord#TERMINAL}
 * @param anchors how many heads known outside the log is held against
 * @param finding the first thing that is wrong, when it is broken
 * @param vouchedFor the newest of those heads that the log agrees with
 * @param failure why it could not be done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationView(
        String state,
        @Nullable String askedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Walk progress,
        @Nullable Integer anchors,
        @Nullable Integer unreadableAnchors,
        @Nullable LogHead head,
        @Nullable First finding,
        @Nullable Vouched vouchedFor,
        @Nullable Long tookMillis,
        @Nullable String failure) {

    /** How far it has come. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Walk(
            long checked,
            long total,
            int percent,
            long perSecond,
            @Nullable Long secondsLeft) {
        static Walk of(Progress progress) {
            return new Walk(
                    progress.checked(),
                    progress.total(),
                    progress.percent(),
                    Math.round(progress.rowsPerSecond()),
                    progress.left().map(Duration::toSeconds).orElse(null));
        }
    }

    /** See {@link Finding}. */
    record First(String kind, long position, long through, String detail) {
        static First of(Finding found) {
            return new First(
                    found.kind().name().toLowerCase(Locale.ROOT), found.position(), found.through(), found.detail());
        }
    }

    /** An anchor; without time and age where nobody knows when it was written down. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vouched(
            long position,
            String link,
            @Nullable Instant recordedAt,
            @Nullable Long ageSeconds) {
        static Vouched of(Anchor anchor, Instant now) {
            Instant time = anchor.recordedAt().equals(Anchor.TIME_UNKNOWN) ? null : anchor.recordedAt();
            Long age = time == null ? null : Duration.between(time, now).toSeconds();
            return new Vouched(anchor.position(), anchor.link(), time, age);
        }
    }

    static VerificationView of(Optional<VerificationRecord> verification, Instant now) {
        return verification
                .map(known -> of(known, now))
                .orElseGet(() ->
                        new VerificationView("none", null, null, null, null, null, null, null, null, null, null, null));
    }

    static VerificationView of(VerificationRecord verification, Instant now) {
        State state = verification.state();
        Optional<VerificationReport> report = state.report();
        return new VerificationView(
                state.word(),
                verification.askedBy(),
                verification.startedAt(),
                verification.endedAt().orElse(null),
                Walk.of(state.progress()),
                state.anchors(),
                report.map(VerificationReport::unreadableAnchors).orElse(null),
                report.map(VerificationReport::head).orElse(null),
                report.flatMap(VerificationReport::finding).map(First::of).orElse(null),
                report.flatMap(VerificationReport::newestVerified)
                        .map(anchor -> Vouched.of(anchor, now))
                        .orElse(null),
                report.map(r -> r.took().toMillis()).orElse(null),
                state.failure().orElse(null));
    }
}
