package dev.guildhall.command.moderation;

import static dev.guildhall.command.moderation.CaseHistory.ADAM;
import static dev.guildhall.command.moderation.CaseHistory.DAY;
import static dev.guildhall.command.moderation.CaseHistory.GENERAL;
import static dev.guildhall.command.moderation.CaseHistory.GUILD;
import static dev.guildhall.command.moderation.CaseHistory.LOGS;
import static dev.guildhall.command.moderation.CaseHistory.MAX;
import static dev.guildhall.command.moderation.CaseHistory.MESSAGE;
import static dev.guildhall.command.moderation.CaseHistory.MINUTE;
import static dev.guildhall.command.moderation.CaseHistory.START;
import static dev.guildhall.command.moderation.CaseHistory.by;
import static dev.guildhall.command.moderation.CaseHistory.byRule;
import static dev.guildhall.command.moderation.CaseHistory.found;
import static dev.guildhall.command.moderation.CaseHistory.open;
import static dev.guildhall.command.moderation.CaseHistory.opened;
import static dev.guildhall.command.moderation.CaseHistory.protectedBecause;
import static dev.guildhall.command.moderation.CaseHistory.revoked;
import static dev.guildhall.command.moderation.CaseHistory.warned;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected.Because;
import dev.guildhall.command.moderation.CaseRejection.MissingPermission;
import dev.guildhall.command.moderation.CaseRejection.NotMember;
import dev.guildhall.events.moderation.CaseOpened;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided about a member, by whom and by what. */
class CaseOpeningTest {
    private static final long WARNED_FOR = CaseLimits.TIMEOUT_BY_WARNINGS.toMillis();

    private final AggregateTestFixture<CaseDesk> desk = new AggregateTestFixture<>(CaseDesk.class);

    /** As {@link CaseHistory#open} asks for it. */
    private static CaseOpened decided(int number, String kind, long atMillis) {
        Long until = kind.equals("timeout") ? Long.valueOf(atMillis + MINUTE) : null;
        return new CaseOpened(GUILD, number, "case:new", kind, MAX, ADAM, null, "Rude", atMillis, until, GENERAL, LOGS);
    }

    private static CaseOpened tooMany(int number, String decision, long atMillis) {
        return byRule(number, decision, "timeout", "warnings", atMillis, atMillis + WARNED_FOR);
    }

    @Nested
    class WhenAModeratorDecides {
        @ParameterizedTest
        @EnumSource(value = CaseKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DELETE")
        void getsTheNextNumber(CaseKind kind) {
            desk.givenNoPriorActivity().when(open(kind, START)).expectEvents(decided(1, kind.word(), START));
            desk.given(warned(1, START), opened(2, "kick", START, null))
                    .when(open(kind, START + 1))
                    .expectEvents(decided(3, kind.word(), START + 1));
        }

        @Test
        void isDecidedOnce() {
            desk.given(decided(1, "kick", START))
                    .when(open(CaseKind.KICK, START + 1))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @ParameterizedTest
        @EnumSource(value = CaseKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DELETE")
        void needsThePermissionForIt(CaseKind kind) {
            ModeratorPermission[] others = Set.of(ModeratorPermission.values()).stream()
                    .filter(permission -> permission != kind.permission())
                    .toArray(ModeratorPermission[]::new);

            desk.givenNoPriorActivity()
                    .when(open(kind, by(others), START))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new MissingPermission(kind.permission())));
            desk.givenNoPriorActivity()
                    .when(open(kind, by(kind.permission()), START))
                    .expectEvents(decided(1, kind.word(), START));
        }

        @ParameterizedTest
        @EnumSource(Because.class)
        void isRefusedAgainstWhoeverIsProtected(Because because) {
            desk.givenNoPriorActivity()
                    .when(open(CaseKind.WARN, protectedBecause(because), START))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new MemberProtected(because)));
        }

        @Test
        void canOnlyBanWhoeverIsNoMember() {
            Standing outside = new Standing(ADAM, Set.of(ModeratorPermission.values()), Optional.empty(), false);

            desk.givenNoPriorActivity()
                    .when(open(CaseKind.KICK, outside, START))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new NotMember()));
            desk.givenNoPriorActivity().when(open(CaseKind.BAN, outside, START)).expectEvents(decided(1, "ban", START));
        }

        @Test
        void mayShortenATimeout() {
            desk.given(opened(1, "timeout", START, START + DAY))
                    .when(open(CaseKind.TIMEOUT, START + 1))
                    .expectEvents(decided(2, "timeout", START + 1));
        }
    }

    @Nested
    class WhenThereAreTooManyWarnings {
        @Test
        void theLastOneLeadsToATimeoutInTheSameDecision() {
            desk.given(warned(1, START), warned(2, START + 1))
                    .when(open(CaseKind.WARN, START + 2))
                    .expectEvents(decided(3, "warn", START + 2), tooMany(4, "case:new", START + 2));
        }

        @Test
        void theFirstOneDoesWhereOneIsEnough() {
            OpenCase first = open(CaseKind.WARN, START);
            OpenCase strict = new OpenCase(
                    GUILD,
                    first.decision(),
                    first.kind(),
                    MAX,
                    first.by(),
                    first.reason(),
                    0,
                    GENERAL,
                    new CaseTerms(1, LOGS),
                    START);

            desk.givenNoPriorActivity()
                    .when(strict)
                    .expectEvents(decided(1, "warn", START), tooMany(2, "case:new", START));
        }

        @Test
        void thoseOfRulesCountAsWell() {
            desk.given(warned(1, START), warned(2, START + 1))
                    .when(found(Rule.WORD, CaseKind.WARN, START + 2))
                    .expectEvents(
                            byRule(3, "message:" + MESSAGE, "warn", "word", START + 2, null),
                            tooMany(4, "message:" + MESSAGE, START + 2));
        }

        @Test
        void revokedOnesDoNotCount() {
            desk.given(warned(1, START), warned(2, START + 1), revoked(1, false, null))
                    .when(open(CaseKind.WARN, START + 2))
                    .expectEvents(decided(3, "warn", START + 2));
        }

        @Test
        void oldOnesAreForgiven() {
            long later = START + CaseLimits.WARNINGS_COUNT_FOR.toMillis();

            desk.given(warned(1, START), warned(2, START + 1))
                    .when(open(CaseKind.WARN, later))
                    .expectEvents(decided(3, "warn", later));
        }

        @Test
        void itBeginsAnewAfterTheTimeoutWhateverBecameOfThat() {
            desk.given(
                            warned(1, START),
                            warned(2, START),
                            warned(3, START),
                            tooMany(4, "case:3", START),
                            revoked(4, true, null))
                    .when(open(CaseKind.WARN, START + DAY))
                    .expectEvents(decided(5, "warn", START + DAY));
        }

        @Test
        void aLongerTimeoutStands() {
            long until = START + 7 * DAY;

            desk.given(warned(1, START), warned(2, START), opened(3, "timeout", START, until))
                    .when(open(CaseKind.WARN, START))
                    .expectEvents(
                            decided(4, "warn", START), byRule(5, "case:new", "timeout", "warnings", START, until));
        }
    }

    @Nested
    class WhenAMessageBreaksARule {
        @ParameterizedTest
        @EnumSource(Rule.class)
        void isDecidedWithoutAnybody(Rule rule) {
            String decision = "message:" + MESSAGE;
            desk.givenNoPriorActivity()
                    .when(found(rule, CaseKind.DELETE, START))
                    .expectEvents(byRule(1, decision, "delete", rule.word(), START, null))
                    .expectResultMessagePayload(
                            new Decision<>(new FoundView(MESSAGE, FoundView.Outcome.OPENED, 1), 0, 0));
        }

        @Test
        void isTimedOutForAWhile() {
            long until = START + CaseLimits.TIMEOUT_BY_RULE.toMillis();

            desk.givenNoPriorActivity()
                    .when(found(Rule.SPAM, CaseKind.TIMEOUT, START))
                    .expectEvents(byRule(1, "message:" + MESSAGE, "timeout", "spam", START, until));
        }

        @Test
        void isNotTimedOutForLessThanBefore() {
            desk.given(opened(1, "timeout", START, START + DAY))
                    .when(found(Rule.SPAM, CaseKind.TIMEOUT, START + 1))
                    .expectEvents(byRule(2, "message:" + MESSAGE, "timeout", "spam", START + 1, START + DAY));
        }

        @Test
        void isDecidedOnceForEachMessage() {
            desk.given(byRule(1, "message:" + MESSAGE, "kick", "link", START, null))
                    .when(found(Rule.WORD, CaseKind.DELETE, START + 1))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new Decision<>(new FoundView(MESSAGE, FoundView.Outcome.KNOWN, 1), 0, 0));
        }
    }

    @Nested
    class WhenShown {
        @Test
        void tellsToWhichTimeoutItLed() {
            desk.given(warned(1, START), warned(2, START), warned(3, START), tooMany(4, "case:3", START))
                    .when(new ShowDecision(GUILD, "case:3"))
                    .expectNoEvents()
                    .expectResultMessagePayloadMatching(
                            new CustomTypeSafeMatcher<Decision<?>>("case 3, which led to case 4") {
                                @Override
                                protected boolean matchesSafely(Decision<?> decision) {
                                    return decision.view() instanceof CaseView view
                                            && view.number() == 3
                                            && Integer.valueOf(4).equals(view.ledTo());
                                }
                            });
        }

        @Test
        void isUnknownWhereNothingWasDecided() {
            desk.given(warned(1, START))
                    .when(new ShowDecision(GUILD, "case:other"))
                    .expectException(Rejections.rejectedBy(new CaseRejection.UnknownCase()));
            desk.given(warned(1, START))
                    .when(new ShowCase(GUILD, 2))
                    .expectException(Rejections.rejectedBy(new CaseRejection.UnknownCase()));
        }
    }

    @Nested
    class WhenItsTermsSayNothing {
        @Test
        void isToldNowhere() {
            OpenFinding quiet = new OpenFinding(
                    GUILD, MESSAGE, GENERAL, MAX, Rule.LINK, CaseKind.KICK, new CaseTerms(3, null), START);

            desk.givenNoPriorActivity()
                    .when(quiet)
                    .expectEvents(new CaseOpened(
                            GUILD,
                            1,
                            "message:" + MESSAGE,
                            "kick",
                            MAX,
                            null,
                            "link",
                            null,
                            START,
                            null,
                            GENERAL,
                            null));
        }
    }
}
