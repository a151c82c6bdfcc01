package dev.guildhall.query.moderation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a case. Immutable.
 *
 * @param revocation {@code null} as long as it stands
 * @param done what was done in Discord, in the words of the events
 * @param failed causes, by the same words, until it succeeds
 */
record CaseState(@Nullable CaseRevocation revocation, List<String> done, Map<String, String> failed) {
    static final CaseState FIRST = new CaseState(null, List.of(), Map.of());

    CaseState {
        done = List.copyOf(done);
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    CaseState revoked(CaseRevocation how) {
        return new CaseState(how, done, failed);
    }

    CaseState with(String delivery) {
        List<String> more = new ArrayList<>(done);
        if (!more.contains(delivery)) {
            more.add(delivery);
        }
        Map<String, String> fewer = new TreeMap<>(failed);
        fewer.remove(delivery);
        return new CaseState(revocation, more, fewer);
    }

    CaseState without(String delivery, String cause) {
        Map<String, String> more = new TreeMap<>(failed);
        more.put(delivery, cause);
        return new CaseState(revocation, done, more);
    }
}
