package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.moderation.CaseRejection.AlreadyRevoked;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected;
import dev.guildhall.command.moderation.CaseRejection.MissingPermission;
import dev.guildhall.command.moderation.CaseRejection.NotMember;
import dev.guildhall.command.moderation.CaseRejection.UnknownDelivery;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What follows from what is told to the desk. Throws {@link dev.guildhall.command.dispatch.Rejected}. */
record CasePolicy(Cases cases) {
    private static final int NONE = 0;

    List<ModerationEvent> opened(OpenCase command) {
        if (!command.by().permissions().contains(command.kind().permission())) {
            throw cases.rejected(new MissingPermission(command.kind().permission()));
        }
        command.by().protection().ifPresent(because -> {
            throw cases.rejected(new MemberProtected(because));
        });
        if (!command.by().member() && command.kind() != CaseKind.BAN) {
            throw cases.rejected(new NotMember());
        }
        boolean timeout = command.kind() == CaseKind.TIMEOUT;
        CaseOpened opened = new CaseOpened(
                command.guildId(),
                cases.lastNumber() + 1,
                command.decision(),
                command.kind().word(),
                command.userId(),
                command.by().moderatorId(),
                null,
                command.reason(),
                command.atMillis(),
                timeout ? command.atMillis() + command.lengthMillis() : null,
                command.channelId(),
                command.terms().logChannelId());
        return withWarnings(opened, command.terms());
    }

    /** Who is timed out for longer stays so. */
    List<ModerationEvent> found(OpenFinding command) {
        boolean timeout = command.kind() == CaseKind.TIMEOUT;
        CaseOpened opened = new CaseOpened(
                command.guildId(),
                cases.lastNumber() + 1,
                command.decision(),
                command.kind().word(),
                command.userId(),
                null,
                command.rule().word(),
                null,
                command.atMillis(),
                timeout
                        ? atLeastUntil(command.userId(), command.atMillis(), CaseLimits.TIMEOUT_BY_RULE.toMillis())
                        : null,
                command.channelId(),
                command.terms().logChannelId());
        return withWarnings(opened, command.terms());
    }

    private long atLeastUntil(String userId, long atMillis, long lengthMillis) {
        long until = atMillis + lengthMillis;
        return Math.max(until, cases.timedOutUntil(userId, atMillis, NONE).orElse(until));
    }

    private List<ModerationEvent> withWarnings(CaseOpened opened, CaseTerms terms) {
        List<ModerationEvent> events = new ArrayList<>(List.of(opened));
        boolean warning = opened.kind().equals(CaseKind.WARN.word());
        if (warning && cases.warnings(opened.userId(), opened.openedAtMillis()) + 1 >= terms.maxWarnings()) {
            events.add(new CaseOpened(
                    opened.guildId(),
                    opened.number() + 1,
                    opened.decision(),
                    CaseKind.TIMEOUT.word(),
                    opened.userId(),
                    null,
                    Rule.WARNINGS,
                    null,
                    opened.openedAtMillis(),
                    atLeastUntil(opened.userId(), opened.openedAtMillis(), CaseLimits.TIMEOUT_BY_WARNINGS.toMillis()),
                    opened.channelId(),
                    opened.logChannelId()));
        }
        return events;
    }

    CaseRevoked revoked(RevokeCase command) {
        CaseState known = cases.get(command.number());
        Long expected = command.expectedSequence();
        if (expected != null && expected < known.sequence()) {
            throw cases.rejected(new StaleVersion(expected, known.sequence()));
        }
        if (!command.permissions().contains(known.kind().permission())) {
            throw cases.rejected(new MissingPermission(known.kind().permission()));
        }
        if (command.moderatorId().equals(known.userId())) {
            throw cases.rejected(new MemberProtected(MemberProtected.Because.SELF));
        }
        if (!known.stands()) {
            throw cases.rejected(new AlreadyRevoked());
        }
        boolean timeout = known.isTimeoutAt(command.atMillis());
        boolean ban = known.isStandingBan() && !cases.isBanned(known.userId(), known.number());
        OptionalLong other = cases.timedOutUntil(known.userId(), command.atMillis(), known.number());
        return new CaseRevoked(
                command.guildId(),
                command.number(),
                known.userId(),
                command.moderatorId(),
                command.reason(),
                timeout || ban,
                timeout && other.isPresent() ? other.getAsLong() : null,
                command.atMillis(),
                command.logChannelId());
    }

    List<ModerationEvent> carriedOut(RecordCarriedOut told) {
        CaseState known = delivering(told.number(), told.delivery());
        String word = told.delivery().word();
        return known.done().contains(word) && !known.failed().containsKey(word)
                ? List.of()
                : List.of(new ModerationCarriedOut(told.guildId(), told.number(), word, told.messageId()));
    }

    /** Of what was done nothing fails any more. */
    List<ModerationEvent> failed(RecordFailedDelivery told) {
        CaseState known = delivering(told.number(), told.delivery());
        String word = told.delivery().word();
        return known.done().contains(word) || told.cause().equals(known.failed().get(word))
                ? List.of()
                : List.of(new ModerationDeliveryFailed(told.guildId(), told.number(), word, told.cause()));
    }

    private CaseState delivering(int number, CaseDelivery delivery) {
        CaseState known = cases.get(number);
        if (!follows(known, known.revocation(), delivery)) {
            throw cases.rejected(new UnknownDelivery());
        }
        return known;
    }

    private static boolean follows(CaseState known, CaseState.@Nullable Revocation revocation, CaseDelivery delivery) {
        return switch (delivery) {
            case ACTION -> known.kind().acts();
            case LIFT -> revocation != null && revocation.lifts();
            case OPENED_LINE -> true;
            case REVOKED_LINE -> revocation != null;
        };
    }
}
