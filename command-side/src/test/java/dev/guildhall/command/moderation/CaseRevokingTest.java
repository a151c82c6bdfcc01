package dev.guildhall.command.moderation;

import static dev.guildhall.command.moderation.CaseHistory.ADAM;
import static dev.guildhall.command.moderation.CaseHistory.DAY;
import static dev.guildhall.command.moderation.CaseHistory.GUILD;
import static dev.guildhall.command.moderation.CaseHistory.MAX;
import static dev.guildhall.command.moderation.CaseHistory.MINUTE;
import static dev.guildhall.command.moderation.CaseHistory.START;
import static dev.guildhall.command.moderation.CaseHistory.opened;
import static dev.guildhall.command.moderation.CaseHistory.revoke;
import static dev.guildhall.command.moderation.CaseHistory.revoked;
import static dev.guildhall.command.moderation.CaseHistory.warned;
import static dev.guildhall.command.moderation.ModeratorPermission.BAN_MEMBERS;
import static dev.guildhall.command.moderation.ModeratorPermission.MODERATE_MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.moderation.CaseRejection.AlreadyRevoked;
import dev.guildhall.command.moderation.CaseRejection.CaseTooOld;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected.Because;
import dev.guildhall.command.moderation.CaseRejection.MissingPermission;
import dev.guildhall.command.moderation.CaseRejection.UnknownCase;
import dev.guildhall.command.moderation.CaseRejection.UnknownDelivery;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a case, in the guild and in Discord. */
class CaseRevokingTest {
    private final AggregateTestFixture<CaseDesk> desk = new AggregateTestFixture<>(CaseDesk.class);

    private static RecordCarriedOut done(CaseDelivery delivery) {
        return new RecordCarriedOut(GUILD, 1, delivery, delivery.isLine() ? "1180000000000000921" : null);
    }

    private static ModerationCarriedOut carriedOut(String delivery) {
        return new ModerationCarriedOut(GUILD, 1, delivery, delivery.endsWith("line") ? "1180000000000000921" : null);
    }

    private static RecordFailedDelivery failed(CaseDelivery delivery, String cause) {
        return new RecordFailedDelivery(GUILD, 1, delivery, cause);
    }

    private static ModerationDeliveryFailed failure(String delivery, String cause) {
        return new ModerationDeliveryFailed(GUILD, 1, delivery, cause);
    }

    @Nested
    class WhenRevoked {
        @Test
        void aWarningLiftsNothing() {
            desk.given(warned(1, START)).when(revoke(1, ADAM, MODERATE_MEMBERS)).expectEvents(revoked(1, false, null));
        }

        @Test
        void aTimeoutIsEnded() {
            desk.given(opened(1, "timeout", START, START + DAY))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectEvents(revoked(1, true, null));
        }

        @Test
        void aTimeoutIsShortenedToAnotherThatStands() {
            desk.given(
                            opened(1, "timeout", START, START + DAY),
                            opened(2, "timeout", START, START + 2 * MINUTE),
                            opened(3, "timeout", START, START + MINUTE))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectEvents(revoked(1, true, START + 2 * MINUTE));
        }

        @Test
        void aTimeoutThatIsOverLiftsNothing() {
            desk.given(opened(1, "timeout", START, START + MINUTE))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectEvents(revoked(1, false, null));
        }

        @Test
        void aBanIsLiftedUnlessAnotherStands() {
            desk.given(opened(1, "ban", START, null))
                    .when(revoke(1, ADAM, BAN_MEMBERS))
                    .expectEvents(revoked(1, true, null));
            desk.given(opened(1, "ban", START, null), opened(2, "ban", START, null))
                    .when(revoke(1, ADAM, BAN_MEMBERS))
                    .expectEvents(revoked(1, false, null));
            desk.given(opened(1, "ban", START, null), opened(2, "ban", START, null), revoked(2, false, null))
                    .when(revoke(1, ADAM, BAN_MEMBERS))
                    .expectEvents(revoked(1, true, null));
        }

        @Test
        void isRefusedTheSecondTime() {
            desk.given(warned(1, START), revoked(1, false, null))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new AlreadyRevoked()));
        }

        @Test
        void needsThePermissionThatTheCaseNeeded() {
            desk.given(opened(1, "ban", START, null))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new MissingPermission(BAN_MEMBERS)));
        }

        @Test
        void isRefusedToTheOneWhomItIsAbout() {
            desk.given(warned(1, START))
                    .when(revoke(1, MAX, ModeratorPermission.values()))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new MemberProtected(Because.SELF)));
        }

        @Test
        void isRefusedWhenTheCaseChangedMeanwhile() {
            desk.given(warned(1, START), carriedOut("opened-line"))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS).expecting(0))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new StaleVersion(0, 1)));
            desk.given(warned(1, START), warned(2, START))
                    .when(revoke(1, ADAM, MODERATE_MEMBERS).expecting(0))
                    .expectEvents(revoked(1, false, null));
        }

        @Test
        void isRefusedForCasesThatThereAreNot() {
            desk.given(warned(1, START))
                    .when(revoke(2, ADAM, MODERATE_MEMBERS))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new UnknownCase()));
            desk.givenNoPriorActivity()
                    .when(revoke(1, ADAM, MODERATE_MEMBERS))
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class WhenThereAreMany {
        private List<ModerationEvent> history(int cases) {
            return Stream.concat(
                            Stream.of(opened(1, "ban", START, null), warned(2, START)),
                            IntStream.rangeClosed(3, cases).mapToObj(n -> opened(n, "kick", START, null)))
                    .map(ModerationEvent.class::cast)
                    .toList();
        }

        @Test
        void forgetsTheOldestButBansThatStand() {
            Cases cases = new Cases();
            List<ModerationEvent> events = history(3 * CaseLimits.MAX_CASES_REMEMBERED);
            for (int at = 0; at < events.size(); at++) {
                cases.evolve(events.get(at), at);
            }

            assertThat(cases.size()).isEqualTo(CaseLimits.MAX_CASES_REMEMBERED);
            assertThat(cases.get(1).kind()).isEqualTo(CaseKind.BAN);
            assertThat(cases.lastNumber()).isEqualTo(3 * CaseLimits.MAX_CASES_REMEMBERED);
            assertThat(cases.snapshot().parts()).isEqualTo(10 * CaseLimits.MAX_CASES_REMEMBERED);
        }

        @Test
        void saysOfAForgottenOneThatItIsTooOld() {
            desk.given(history(CaseLimits.MAX_CASES_REMEMBERED + 1))
                    .when(revoke(2, ADAM, MODERATE_MEMBERS))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new CaseTooOld()));
        }
    }

    @Nested
    class WhenItIsDoneInDiscord {
        @Test
        void isRecordedOnce() {
            desk.given(opened(1, "kick", START, null))
                    .when(done(CaseDelivery.ACTION))
                    .expectEvents(carriedOut("action"));
            desk.given(opened(1, "kick", START, null), carriedOut("action"))
                    .when(done(CaseDelivery.ACTION))
                    .expectNoEvents();
            desk.given(warned(1, START)).when(done(CaseDelivery.OPENED_LINE)).expectEvents(carriedOut("opened-line"));
        }

        @Test
        void isRecordedAgainAfterItHadFailed() {
            desk.given(opened(1, "ban", START, null), failure("action", "missing-permission"))
                    .when(done(CaseDelivery.ACTION))
                    .expectEvents(carriedOut("action"));
        }

        @Test
        void isUnknownOfWhatNeverFollows() {
            desk.given(warned(1, START))
                    .when(done(CaseDelivery.ACTION))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new UnknownDelivery()));
            desk.given(opened(1, "ban", START, null))
                    .when(done(CaseDelivery.LIFT))
                    .expectException(Rejections.rejectedBy(new UnknownDelivery()));
            desk.given(opened(1, "ban", START, null), revoked(1, true, null))
                    .when(done(CaseDelivery.LIFT))
                    .expectEvents(carriedOut("lift"));
            desk.given(warned(1, START))
                    .when(done(CaseDelivery.REVOKED_LINE))
                    .expectException(Rejections.rejectedBy(new UnknownDelivery()));
        }
    }

    @Nested
    class WhenDiscordRefuses {
        @Test
        void isRecordedOnceForEachCause() {
            desk.given(opened(1, "kick", START, null))
                    .when(failed(CaseDelivery.ACTION, "member-missing"))
                    .expectEvents(failure("action", "member-missing"));
            desk.given(opened(1, "kick", START, null), failure("action", "member-missing"))
                    .when(failed(CaseDelivery.ACTION, "member-missing"))
                    .expectNoEvents();
            desk.given(opened(1, "kick", START, null), failure("action", "member-missing"))
                    .when(failed(CaseDelivery.ACTION, "missing-permission"))
                    .expectEvents(failure("action", "missing-permission"));
        }

        @Test
        void isNothingOnceItWasDone() {
            desk.given(opened(1, "kick", START, null), carriedOut("action"))
                    .when(failed(CaseDelivery.ACTION, "member-missing"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isUnknownOfWhatNeverFollows() {
            desk.given(warned(1, START))
                    .when(failed(CaseDelivery.LIFT, "refused"))
                    .expectNoEvents()
                    .expectException(Rejections.rejectedBy(new UnknownDelivery()));
        }
    }
}
