package dev.guildhall.command.member;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.member.MemberDeliveryFailed;
import dev.guildhall.events.member.MemberJoined;
import dev.guildhall.events.member.MemberLeft;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {
    private static final String GUILD = "1180000000000000001";
    private static final String MAX = "1180000000000000104";
    private static final long FIRST = 1_000_000;
    private static final long SECOND = 2_000_000;

    private final AggregateTestFixture<Membership> membership = new AggregateTestFixture<>(Membership.class);

    private static MemberJoined joined(long atMillis) {
        return new MemberJoined(GUILD, MAX, atMillis);
    }

    private static MemberLeft left(long atMillis) {
        return new MemberLeft(GUILD, MAX, atMillis, "left");
    }

    private static MemberDeliveryFailed failed(String cause) {
        return new MemberDeliveryFailed(GUILD, MAX, FIRST, "welcome", cause);
    }

    private static Decision<Recorded> news(boolean recorded, long sequence) {
        return new Decision<>(new Recorded(recorded), sequence, sequence);
    }

    @Nested
    class WhenToldOfAJoin {
        @Test
        void recordsIt() {
            membership
                    .givenNoPriorActivity()
                    .when(new TellJoined(GUILD, MAX, FIRST))
                    .expectEvents(joined(FIRST))
                    .expectResultMessagePayload(news(true, 0));
        }

        @Test
        void recordsTheSameMembershipOnce() {
            membership
                    .given(joined(FIRST))
                    .when(new TellJoined(GUILD, MAX, FIRST))
                    .expectNoEvents()
                    .expectResultMessagePayload(news(false, 0));
        }

        @Test
        void recordsTheNextMembershipEvenIfNobodySawThemGo() {
            membership
                    .given(joined(FIRST))
                    .when(new TellJoined(GUILD, MAX, SECOND))
                    .expectEvents(joined(SECOND));
        }

        @Test
        void takesNothingFromABotThatIsLate() {
            membership
                    .given(joined(FIRST), left(FIRST + 5), joined(SECOND))
                    .when(new TellJoined(GUILD, MAX, FIRST))
                    .expectNoEvents();
        }

        @Test
        void doesNotMistakeALateTellingForSomebodyWhoCameBack() {
            membership
                    .given(joined(FIRST), left(FIRST + 5))
                    .when(new TellJoined(GUILD, MAX, FIRST))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenToldThatSomebodyLeft {
        @Test
        void recordsIt() {
            membership
                    .given(joined(FIRST))
                    .when(new TellLeft(GUILD, MAX, FIRST, FIRST + 9, "banned"))
                    .expectEvents(new MemberLeft(GUILD, MAX, FIRST + 9, "banned"));
        }

        @Test
        void recordsItOfSomebodyWhoWasThereBeforeTheBot() {
            membership
                    .givenNoPriorActivity()
                    .when(new TellLeft(GUILD, MAX, null, FIRST, "left"))
                    .expectEvents(left(FIRST));
        }

        @Test
        void recordsTheSameOnceWhateverTheClocksOfTheBots() {
            membership
                    .given(joined(FIRST), left(FIRST + 9))
                    .when(new TellLeft(GUILD, MAX, FIRST, FIRST + 4_000, "unknown"))
                    .expectNoEvents()
                    .expectResultMessagePayload(news(false, 1));
        }

        @Test
        void takesNothingAboutAnEarlierMembership() {
            membership
                    .given(joined(FIRST), left(FIRST + 9), joined(SECOND))
                    .when(new TellLeft(GUILD, MAX, FIRST, SECOND + 9, "left"))
                    .expectNoEvents();
        }

        @Test
        void recordsTheEndOfAMembershipThatNobodyToldOf() {
            membership
                    .given(left(FIRST))
                    .when(new TellLeft(GUILD, MAX, SECOND, SECOND + 9, "left"))
                    .expectEvents(left(SECOND + 9));
        }
    }

    @Nested
    class WhenSomethingCannotBeDoneInDiscord {
        @Test
        void recordsTheCauseOnce() {
            membership
                    .given(joined(FIRST))
                    .when(new RecordFailedDelivery(GUILD, MAX, FIRST, "welcome", "channel-missing"))
                    .expectEvents(failed("channel-missing"));
            membership
                    .given(joined(FIRST), failed("channel-missing"))
                    .when(new RecordFailedDelivery(GUILD, MAX, FIRST, "welcome", "channel-missing"))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @ValueSource(strings = {"missing-permission", "refused"})
        void recordsAnotherCause(String cause) {
            membership
                    .given(joined(FIRST), failed("channel-missing"))
                    .when(new RecordFailedDelivery(GUILD, MAX, FIRST, "welcome", cause))
                    .expectEvents(failed(cause));
        }

        @Test
        void recordsNothingOfSomebodyOfWhomNothingIsKnown() {
            membership
                    .givenNoPriorActivity()
                    .when(new RecordFailedDelivery(GUILD, MAX, FIRST, "welcome", "refused"))
                    .expectNoEvents()
                    .expectResultMessagePayload(news(false, -1));
        }
    }
}
