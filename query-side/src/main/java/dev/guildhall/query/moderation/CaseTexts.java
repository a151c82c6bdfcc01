package dev.guildhall.query.moderation;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What moderators wrote about members, read from the log at the moment when it is asked for: whatever was erased since
 * reads {@link dev.guildhall.events.SealedValue#ERASED}. Throws Spring's {@code DataAccessException} when PostgreSQL is
 * away. Thread-safe.
 */
final class CaseTexts {
    /** Each is {@code null} where nobody said why. */
    record Texts(@Nullable String reason, @Nullable String revokeReason) {}

    private final LogReader log;

    CaseTexts(LogReader log) {
        this.log = log;
    }

    /** By the case's id. */
    Map<String, Texts> of(Collection<CaseView> cases) {
        List<Long> positions = new ArrayList<>();
        for (CaseView one : cases) {
            add(positions, one.opening().reasonAt());
            CaseRevocation revocation = one.state().revocation();
            if (revocation != null) {
                add(positions, revocation.reasonAt());
            }
        }
        Map<Long, @Nullable String> found = new HashMap<>();
        log.at(positions)
                .forEach(logged -> found.put(
                        logged.position(),
                        switch (logged.payload()) {
                            case CaseOpened opened -> opened.reason();
                            case CaseRevoked revoked -> revoked.reason();
                            default ->
                                throw new IllegalStateException("no text of a case stands at " + logged.position());
                        }));
        Map<String, Texts> texts = new HashMap<>();
        for (CaseView one : cases) {
            CaseRevocation revocation = one.state().revocation();
            texts.put(
                    one.id(),
                    new Texts(
                            text(found, one.opening().reasonAt()),
                            revocation == null ? null : text(found, revocation.reasonAt())));
        }
        return texts;
    }

    private static @Nullable String text(Map<Long, @Nullable String> found, @Nullable Long position) {
        return position == null ? null : found.get(position);
    }

    private static void add(List<Long> positions, @Nullable Long position) {
        if (position != null) {
            positions.add(position);
        }
    }

    Texts of(CaseView one) {
        return Objects.requireNonNull(of(List.of(one)).get(one.id()));
    }
}
