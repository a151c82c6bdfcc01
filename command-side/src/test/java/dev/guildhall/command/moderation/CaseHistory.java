package dev.guildhall.command.moderation;

import dev.guildhall.command.moderation.CaseRejection.MemberProtected.Because;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What adam decides about max. */
final class CaseHistory {
    static final String GUILD = "1180000000000000001";
    static final String ADAM = "1180000000000000102";
    static final String MONA = "1180000000000000103";
    static final String MAX = "1180000000000000104";
    static final String GENERAL = "1180000000000000201";
    static final String LOGS = "1180000000000000202";
    static final String MESSAGE = "1180000000000000911";

    static final long START = 1_800_000_000_000L;
    static final long MINUTE = 60_000;
    static final long DAY = Duration.ofDays(1).toMillis();

    static final CaseTerms TERMS = new CaseTerms(3, LOGS);

    private CaseHistory() {}

    static Standing by(ModeratorPermission... permissions) {
        return new Standing(ADAM, Set.of(permissions), Optional.empty(), true);
    }

    static Standing protectedBecause(Because because) {
        return new Standing(ADAM, Set.of(ModeratorPermission.values()), Optional.of(because), true);
    }

    static OpenCase open(CaseKind kind, long atMillis) {
        return open(kind, by(ModeratorPermission.values()), atMillis);
    }

    static OpenCase open(CaseKind kind, Standing by, long atMillis) {
        long length = kind == CaseKind.TIMEOUT ? MINUTE : 0;
        return new OpenCase(GUILD, "case:new", kind, MAX, by, "Rude", length, GENERAL, TERMS, atMillis);
    }

    static OpenFinding found(Rule rule, CaseKind kind, long atMillis) {
        return new OpenFinding(GUILD, MESSAGE, GENERAL, MAX, rule, kind, TERMS, atMillis);
    }

    static CaseOpened opened(int number, String kind, long atMillis, @Nullable Long untilMillis) {
        return new CaseOpened(
                GUILD, number, "case:" + number, kind, MAX, ADAM, null, "Rude", atMillis, untilMillis, GENERAL, LOGS);
    }

    static CaseOpened warned(int number, long atMillis) {
        return opened(number, "warn", atMillis, null);
    }

    /** By itself. */
    static CaseOpened byRule(
            int number, String decision, String kind, String rule, long atMillis, @Nullable Long untilMillis) {
        return new CaseOpened(
                GUILD, number, decision, kind, MAX, null, rule, null, atMillis, untilMillis, GENERAL, LOGS);
    }

    static CaseRevoked revoked(int number, boolean lifts, @Nullable Long untilMillis) {
        return new CaseRevoked(GUILD, number, MAX, ADAM, "Sorry", lifts, untilMillis, START + MINUTE, LOGS);
    }

    static RevokeCase revoke(int number, String moderatorId, ModeratorPermission... permissions) {
        return new RevokeCase(GUILD, number, moderatorId, Set.of(permissions), "Sorry", LOGS, START + MINUTE, null);
    }
}
