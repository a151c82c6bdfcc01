package dev.guildhall.command.moderation;

import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a case. Immutable; {@code after} only assigns. Texts about persons are only pointed to, so that
 * none is kept beside the log.
 *
 * @param reasonAt sequence number of the desk's event in which the reason stands; {@code null} when there is none
 * @param revocation {@code null} as long as it stands
 * @param done what was done in Discord, by its words
 * @param failed causes by delivery, until it succeeds
 * @param sequence of the last event about it
 */
record CaseState(
        int number,
        String decision,
        CaseKind kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable Long reasonAt,
        long openedAtMillis,
        @Nullable Long untilMillis,
        @Nullable String channelId,
        @Nullable Revocation revocation,
        List<String> done,
        Map<String, String> failed,
        long sequence) {
    /** @param reasonAt as of the case */
    record Revocation(String moderatorId, @Nullable Long reasonAt, boolean lifts, long revokedAtMillis) {}

    CaseState {
        done = done.stream().sorted().toList();
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    static CaseState of(CaseOpened event, long at) {
        return new CaseState(
                event.number(),
                event.decision(),
                CaseKind.ofWord(event.kind()).orElseThrow(),
                event.userId(),
                event.moderatorId(),
                event.rule(),
                event.reason() == null ? null : at,
                event.openedAtMillis(),
                event.untilMillis(),
                event.channelId(),
                null,
                List.of(),
                Map.of(),
                at);
    }

    boolean stands() {
        return revocation == null;
    }

    boolean isStandingBan() {
        return kind == CaseKind.BAN && stands();
    }

    boolean isTimeoutAt(long millis) {
        return kind == CaseKind.TIMEOUT && stands() && untilMillis != null && untilMillis > millis;
    }

    CaseState after(ModerationEvent event, long at) {
        return switch (event) {
            case CaseOpened opened -> of(opened, at);
            case CaseRevoked revoked ->
                with(
                        new Revocation(
                                revoked.moderatorId(),
                                revoked.reason() == null ? null : at,
                                revoked.lifts(),
                                revoked.revokedAtMillis()),
                        done,
                        failed,
                        at);
            case ModerationCarriedOut carriedOut -> {
                Map<String, String> fewer = new TreeMap<>(failed);
                fewer.remove(carriedOut.delivery());
                List<String> more = Stream.concat(done.stream(), Stream.of(carriedOut.delivery()))
                        .distinct()
                        .toList();
                yield with(revocation, more, fewer, at);
            }
            case ModerationDeliveryFailed failure -> {
                Map<String, String> more = new TreeMap<>(failed);
                more.put(failure.delivery(), failure.cause());
                yield with(revocation, done, more, at);
            }
        };
    }

    private CaseState with(@Nullable Revocation revoked, List<String> doneNow, Map<String, String> failedNow, long at) {
        return new CaseState(
                number,
                decision,
                kind,
                userId,
                moderatorId,
                rule,
                reasonAt,
                openedAtMillis,
                untilMillis,
                channelId,
                revoked,
                doneNow,
                failedNow,
                at);
    }
}
