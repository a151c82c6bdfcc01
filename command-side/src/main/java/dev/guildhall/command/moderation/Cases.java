package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.moderation.CaseRejection.CaseTooOld;
import dev.guildhall.command.moderation.CaseRejection.UnknownCase;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases that the desk of a guild remembers, as many as {@link CaseLimits} says. For one thread at a time. */
final class Cases {
    private static final long NONE = -1;

    /** The oldest first. */
    private final Map<Integer, CaseState> byNumber = new LinkedHashMap<>();

    /** The first case of each decision that is remembered. */
    private final Map<String, Integer> byDecision = new HashMap<>();

    private String guildId = "";
    private int lastNumber;
    private long sequence = NONE;

    /** {@code null} until the first event. */
    @Nullable String guildId() {
        return sequence == NONE ? null : guildId;
    }

    int lastNumber() {
        return lastNumber;
    }

    /** Of the last event. */
    long sequence() {
        return sequence;
    }

    /** Those that it remembers. */
    int size() {
        return byNumber.size();
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    CaseState get(int number) {
        CaseState known = byNumber.get(number);
        if (known == null) {
            throw rejected(number <= lastNumber ? new CaseTooOld() : new UnknownCase());
        }
        return known;
    }

    Optional<CaseState> decided(String decision) {
        return Optional.ofNullable(byDecision.get(decision)).map(byNumber::get);
    }

    /** The one that was opened beside it, as it was one warning too many. */
    Optional<CaseState> ledTo(CaseState opened) {
        return Optional.ofNullable(byNumber.get(opened.number() + 1))
                .filter(next -> next.decision().equals(opened.decision()));
    }

    private Stream<CaseState> of(String userId) {
        return byNumber.values().stream().filter(one -> one.userId().equals(userId));
    }

    /**
     * How many warnings of the member count: those that stand, are not forgiven, and came after the last time that it was
     * one too many, whatever became of that.
     */
    long warnings(String userId, long atMillis) {
        long countsFrom = atMillis - CaseLimits.WARNINGS_COUNT_FOR.toMillis();
        int settled = of(userId)
                .filter(one -> Rule.WARNINGS.equals(one.rule()))
                .mapToInt(CaseState::number)
                .max()
                .orElse(0);
        return of(userId)
                .filter(one -> one.kind() == CaseKind.WARN && one.stands())
                .filter(one -> one.number() > settled && one.openedAtMillis() > countsFrom)
                .count();
    }

    /** When the last timeout of the member ends that stands, beside one; empty when there is none. */
    OptionalLong timedOutUntil(String userId, long atMillis, int besideNumber) {
        return of(userId)
                .filter(one -> one.number() != besideNumber && one.isTimeoutAt(atMillis))
                .mapToLong(one -> one.untilMillis() == null ? 0 : one.untilMillis())
                .max();
    }

    boolean isBanned(String userId, int besideNumber) {
        return of(userId).anyMatch(one -> one.number() != besideNumber && one.isStandingBan());
    }

    void evolve(ModerationEvent event, long at) {
        sequence = at;
        if (event instanceof CaseOpened opened) {
            guildId = opened.guildId();
            lastNumber = opened.number();
            remember(CaseState.of(opened, at));
            forget();
        } else {
            byNumber.computeIfPresent(event.number(), (number, before) -> before.after(event, at));
        }
    }

    private void remember(CaseState opened) {
        byNumber.put(opened.number(), opened);
        byDecision.putIfAbsent(opened.decision(), opened.number());
    }

    private void forget() {
        if (byNumber.size() > CaseLimits.MAX_CASES_REMEMBERED) {
            CaseState oldest = byNumber.values().stream()
                    .filter(one -> !one.isStandingBan())
                    .findFirst()
                    .orElseGet(() -> byNumber.values().iterator().next());
            byNumber.remove(oldest.number());
            byDecision.remove(oldest.decision(), oldest.number());
        }
    }

    CaseDeskSnapshot snapshot() {
        return new CaseDeskSnapshot(guildId, lastNumber, List.copyOf(byNumber.values()));
    }

    static Cases of(CaseDeskSnapshot kept, long at) {
        Cases cases = new Cases();
        cases.guildId = kept.guildId();
        cases.lastNumber = kept.lastNumber();
        cases.sequence = at;
        kept.cases().forEach(cases::remember);
        return cases;
    }
}
