package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.leveling.LevelDelivery.Message;
import dev.guildhall.command.leveling.LevelDelivery.Role;
import dev.guildhall.command.leveling.LevelRejection.NotReached;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.XpEarned;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemberLevelTest {
    private static final String GUILD = "1180000000000000001";
    private static final String MAX = "1180000000000000104";
    private static final String GENERAL = "1180000000000000201";
    private static final String MEMBER_ROLE = "1180000000000000303";
    private static final String SUPPORT_ROLE = "1180000000000000304";
    private static final String MESSAGE = "1180000000000000911";

    private static final long THEN = 1_800_000_000_000L;
    private static final long COOLDOWN = 60_000;

    private static final LevelReached FIRST = reached(1);

    private final AggregateTestFixture<MemberLevel> member = new AggregateTestFixture<>(MemberLevel.class);

    private static EarnXp wrote(long at, int amount, LevelRole... roles) {
        return wrote(at, amount, COOLDOWN, roles);
    }

    private static EarnXp wrote(long at, int amount, long cooldown, LevelRole... roles) {
        return new EarnXp(GUILD, MAX, GENERAL, at, amount, cooldown, List.of(roles));
    }

    private static XpEarned earned(int amount, long total, long at) {
        return new XpEarned(GUILD, MAX, amount, total, at);
    }

    private static LevelReached reached(int level, String... roles) {
        return new LevelReached(GUILD, MAX, level, GENERAL, List.of(roles));
    }

    private static RecordLevelDelivered done(LevelDelivery delivery) {
        return new RecordLevelDelivered(GUILD, MAX, delivery, delivery instanceof Message ? MESSAGE : null);
    }

    private static RecordFailedLevelDelivery failed(LevelDelivery delivery, String cause) {
        return new RecordFailedLevelDelivery(GUILD, MAX, delivery, cause);
    }

    private static LevelingDelivered toldOfFirst() {
        return new LevelingDelivered(GUILD, MAX, "message:1", MESSAGE);
    }

    private static LevelingDelivered given(String roleId) {
        return new LevelingDelivered(GUILD, MAX, "role:" + roleId, null);
    }

    private static LevelingDeliveryFailed failure(String delivery, String cause) {
        return new LevelingDeliveryFailed(GUILD, MAX, delivery, cause);
    }

    private static void expectNothing(ResultValidator<MemberLevel> result) {
        result.expectNoEvents().expectSuccessfulHandlerExecution();
    }

    private static void expectRejection(ResultValidator<MemberLevel> result, Rejection rejection) {
        result.expectNoEvents().expectException(rejectedBy(rejection));
    }

    private static Matcher<Throwable> rejectedBy(Rejection rejection) {
        return new CustomTypeSafeMatcher<>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        };
    }

    @Nested
    class WhenWriting {
        @Test
        void earnsForTheFirstMessage() {
            member.givenNoPriorActivity()
                    .when(wrote(THEN, 20))
                    .expectEvents(earned(20, 20, THEN))
                    .expectResultMessagePayload(new Decision<>(new EarnedView(true, 20, 0, THEN), 0, 0));
        }

        @Test
        void earnsNothingWhileTheCooldownLasts() {
            member.given(earned(20, 20, THEN))
                    .when(wrote(THEN + COOLDOWN - 1, 20))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new EarnedView(false, 20, 0, THEN), 0, 0));
        }

        @Test
        void earnsAgainFromItsEndOn() {
            member.given(earned(20, 20, THEN))
                    .when(wrote(THEN + COOLDOWN, 15))
                    .expectEvents(earned(15, 35, THEN + COOLDOWN));
        }

        @Test
        void earnsOnceForEachMessageHoweverOftenItIsTold() {
            expectNothing(member.given(earned(20, 20, THEN)).when(wrote(THEN, 25, 0)));
            member.given(earned(20, 20, THEN)).when(wrote(THEN + 1, 25, 0)).expectEvents(earned(25, 45, THEN + 1));
        }

        @Test
        void earnsNothingForWhatComesLate() {
            expectNothing(member.given(earned(20, 20, THEN)).when(wrote(THEN - 10 * COOLDOWN, 20)));
        }

        @Test
        void startsTheCooldownEvenWhereAMessageIsWorthNothing() {
            member.givenNoPriorActivity().when(wrote(THEN, 0)).expectEvents(earned(0, 0, THEN));
            expectNothing(member.given(earned(0, 0, THEN)).when(wrote(THEN + 1, 25)));
        }
    }

    @Nested
    class WhenALevelIsReached {
        @Test
        void isSaidOnceWithWhereItHappened() {
            member.given(earned(99, 99, THEN))
                    .when(wrote(THEN + COOLDOWN, 1))
                    .expectEvents(earned(1, 100, THEN + COOLDOWN), FIRST);
            member.given(earned(100, 100, THEN), FIRST)
                    .when(wrote(THEN + COOLDOWN, 154))
                    .expectEvents(earned(154, 254, THEN + COOLDOWN));
        }

        @Test
        void givesEveryRoleUpToIt() {
            LevelRole[] roles = {
                new LevelRole(3, "1180000000000000309"), new LevelRole(2, SUPPORT_ROLE), new LevelRole(1, MEMBER_ROLE)
            };
            member.given(earned(254, 254, THEN), FIRST)
                    .when(wrote(THEN + COOLDOWN, 1, roles))
                    .expectEvents(earned(1, 255, THEN + COOLDOWN), reached(2, MEMBER_ROLE, SUPPORT_ROLE));
        }

        @Test
        void isTheHighestOfThoseReachedAtOnce() {
            member.givenNoPriorActivity()
                    .when(wrote(THEN, 1_000, new LevelRole(4, MEMBER_ROLE)))
                    .expectEvents(earned(1_000, 1_000, THEN), reached(4, MEMBER_ROLE));
        }

        @Test
        void isNotLostWhereTheCurveWasAnotherOne() {
            member.given(earned(20, 20, THEN), reached(7))
                    .when(wrote(THEN + COOLDOWN, 100))
                    .expectEvents(earned(100, 120, THEN + COOLDOWN));
        }
    }

    @Nested
    class WhenDone {
        @Test
        void isRecordedOnce() {
            member.given(earned(100, 100, THEN), FIRST)
                    .when(done(new Message(1)))
                    .expectEvents(toldOfFirst());
            expectNothing(
                    member.given(earned(100, 100, THEN), FIRST, toldOfFirst()).when(done(new Message(1))));
            member.given(earned(100, 100, THEN), FIRST)
                    .when(done(new Role(MEMBER_ROLE)))
                    .expectEvents(given(MEMBER_ROLE));
            expectNothing(member.given(earned(100, 100, THEN), FIRST, given(MEMBER_ROLE))
                    .when(done(new Role(MEMBER_ROLE))));
        }

        @Test
        void isRecordedAfterAFailure() {
            member.given(
                            earned(100, 100, THEN),
                            FIRST,
                            given(MEMBER_ROLE),
                            failure("role:" + MEMBER_ROLE, "missing-permission"))
                    .when(done(new Role(MEMBER_ROLE)))
                    .expectEvents(given(MEMBER_ROLE));
        }

        @Test
        void isRefusedOfALevelNotReached() {
            expectRejection(member.given(earned(100, 100, THEN), FIRST).when(done(new Message(2))), new NotReached(1));
        }

        @Test
        void isUnknownOfWhoHasEarnedNothing() {
            member.givenNoPriorActivity()
                    .when(done(new Message(1)))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class WhenDiscordRefuses {
        @Test
        void isRecordedOnceForEachCause() {
            member.given(earned(100, 100, THEN), FIRST)
                    .when(failed(new Role(MEMBER_ROLE), "missing-permission"))
                    .expectEvents(failure("role:" + MEMBER_ROLE, "missing-permission"));
            expectNothing(
                    member.given(earned(100, 100, THEN), FIRST, failure("role:" + MEMBER_ROLE, "missing-permission"))
                            .when(failed(new Role(MEMBER_ROLE), "missing-permission")));
            member.given(earned(100, 100, THEN), FIRST, failure("message:1", "channel-missing"))
                    .when(failed(new Message(1), "guild-left"))
                    .expectEvents(failure("message:1", "guild-left"));
        }

        @Test
        void isRecordedOfARoleThatWasGivenBefore() {
            member.given(earned(100, 100, THEN), FIRST, given(MEMBER_ROLE))
                    .when(failed(new Role(MEMBER_ROLE), "role-missing"))
                    .expectEvents(failure("role:" + MEMBER_ROLE, "role-missing"));
        }

        @Test
        void isNotRecordedOfWhatWasToldToTheMember() {
            expectNothing(
                    member.given(earned(100, 100, THEN), FIRST, toldOfFirst()).when(failed(new Message(1), "refused")));
        }

        @Test
        void isRefusedOfALevelNotReached() {
            expectRejection(
                    member.given(earned(100, 100, THEN), FIRST).when(failed(new Message(2), "refused")),
                    new NotReached(1));
        }
    }
}
