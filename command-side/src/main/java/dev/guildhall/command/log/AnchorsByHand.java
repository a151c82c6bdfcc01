package dev.guildhall.command.log;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.log.KnownHead;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Heads that an operator has read elsewhere, in a channel or on paper.
 *
 * @param anchors each with {@code position}, {@code link} and, where it is known, {@code recordedAt}
 */
record AnchorsByHand(List<Map<String, @Nullable Object>> anchors) {
    private static final Set<String> FIELDS = Set.of("position", "link", "recordedAt");

    /** @throws ProblemException 400 naming each that is no head of a log */
    static List<KnownHead> in(@Nullable AnchorsByHand body) {
        List<Map<String, @Nullable Object>> heads = body == null ? List.of() : body.anchors();
        if (heads.size() > Anchors.MAX_BY_HAND) {
            throw invalid(List.of(new Violation("/anchors", "are more than " + Anchors.MAX_BY_HAND)));
        }
        List<KnownHead> anchors = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            @Nullable KnownHead anchor = anchor(heads.get(i));
            if (anchor == null) {
                violations.add(new Violation("/anchors/" + i, "is not a position and a link of 64 hexadecimal digits"));
            } else {
                anchors.add(anchor);
            }
        }
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return anchors;
    }

    private static @Nullable KnownHead anchor(@Nullable Map<String, @Nullable Object> head) {
        try {
            return head != null
                            && FIELDS.containsAll(head.keySet())
                            && head.get("position") instanceof Number position
                            && head.get("link") instanceof String link
                    ? known(position.longValue(), link, head.get("recordedAt"))
                    : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static KnownHead known(long position, String link, @Nullable Object recordedAt) {
        Instant time = recordedAt == null ? Anchor.TIME_UNKNOWN : Instant.parse(recordedAt.toString());
        Anchor anchor = new Anchor(position, link, time); // refuses what is no head
        return new KnownHead(anchor.position(), anchor.link(), recordedAt == null ? null : time.toEpochMilli());
    }

    private static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(Problem.invalid(violations));
    }
}
