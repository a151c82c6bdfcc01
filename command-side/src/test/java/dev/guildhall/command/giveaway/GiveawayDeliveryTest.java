package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.Scene.CHANNEL;
import static dev.guildhall.command.giveaway.Scene.ELSEWHERE;
import static dev.guildhall.command.giveaway.Scene.GIVEAWAY;
import static dev.guildhall.command.giveaway.Scene.GUILD;
import static dev.guildhall.command.giveaway.Scene.STARTED;
import static dev.guildhall.command.giveaway.Scene.created;
import static dev.guildhall.command.giveaway.Scene.endedWith;
import static dev.guildhall.command.giveaway.Scene.expectRejection;
import static dev.guildhall.command.giveaway.Scene.history;
import static dev.guildhall.command.giveaway.Scene.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.giveaway.Delivery.Announcement;
import dev.guildhall.command.giveaway.Delivery.Card;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEnded;
import dev.guildhall.command.giveaway.GiveawayRejection.UnknownGiveaway;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GiveawayDeliveryTest {
    private static final String MESSAGE = "1180000000000000911";
    private static final String OTHER_MESSAGE = "1180000000000000912";
    private static final GiveawayMessagePosted POSTED = new GiveawayMessagePosted(GUILD, GIVEAWAY, CHANNEL, MESSAGE);
    private static final GiveawayAnnounced ANNOUNCED = new GiveawayAnnounced(GUILD, GIVEAWAY, 0, MESSAGE);

    private final AggregateTestFixture<Giveaway> giveaway = new AggregateTestFixture<>(Giveaway.class);

    private static RecordDelivered delivered(Delivery delivery, String messageId) {
        return new RecordDelivered(GUILD, GIVEAWAY, delivery, CHANNEL, messageId);
    }

    private static RecordFailedDelivery failed(Delivery delivery, String cause) {
        return new RecordFailedDelivery(GUILD, GIVEAWAY, delivery, cause);
    }

    private static GiveawayDeliveryFailed failure(String delivery, String cause) {
        return new GiveawayDeliveryFailed(GUILD, GIVEAWAY, delivery, cause);
    }

    @Nested
    class WhenTheCardIsPosted {
        @Test
        void isRecordedOnce() {
            giveaway.given(created(), STARTED)
                    .when(delivered(new Card(), MESSAGE))
                    .expectEvents(POSTED);
            giveaway.given(created(), STARTED, POSTED)
                    .when(delivered(new Card(), MESSAGE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRecordedAnewWhenItHadToBePostedAnew() {
            giveaway.given(created(), STARTED, POSTED)
                    .when(delivered(new Card(), OTHER_MESSAGE))
                    .expectEvents(new GiveawayMessagePosted(GUILD, GIVEAWAY, CHANNEL, OTHER_MESSAGE));
        }

        @Test
        void isRecordedAfterAFailure() {
            giveaway.given(created(), STARTED, POSTED, failure("card", "missing-permission"))
                    .when(delivered(new Card(), MESSAGE))
                    .expectEvents(POSTED);
        }

        @Test
        void isUnknownInAnotherGuild() {
            expectRejection(
                    giveaway.given(created(), STARTED)
                            .when(new RecordDelivered(ELSEWHERE, GIVEAWAY, new Card(), CHANNEL, MESSAGE)),
                    new UnknownGiveaway());
        }
    }

    @Nested
    class WhenWinnersAreAnnounced {
        @Test
        void isRecordedOnceForEachRound() {
            giveaway.given(endedWith(3))
                    .when(delivered(new Announcement(0), MESSAGE))
                    .expectEvents(ANNOUNCED);
            giveaway.given(history(endedWith(3), ANNOUNCED))
                    .when(delivered(new Announcement(0), OTHER_MESSAGE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRecordedForARerollToo() {
            GiveawayRerolled rerolled =
                    new GiveawayRerolled(GUILD, GIVEAWAY, 1, order(3).subList(0, 1), order(3).subList(2, 3));
            giveaway.given(history(endedWith(3), ANNOUNCED, rerolled))
                    .when(delivered(new Announcement(1), OTHER_MESSAGE))
                    .expectEvents(new GiveawayAnnounced(GUILD, GIVEAWAY, 1, OTHER_MESSAGE));
        }

        @Test
        void isRefusedForWhatHasNotBeenDrawn() {
            expectRejection(
                    giveaway.given(created(), STARTED).when(delivered(new Announcement(0), MESSAGE)),
                    new NotEnded("ACTIVE"));
            expectRejection(
                    giveaway.given(endedWith(3)).when(delivered(new Announcement(1), MESSAGE)), new NotEnded("ENDED"));
        }
    }

    @Nested
    class WhenDiscordRefuses {
        @Test
        void isRecordedOnceForEachCause() {
            giveaway.given(created(), STARTED)
                    .when(failed(new Card(), "channel-missing"))
                    .expectEvents(failure("card", "channel-missing"));
            giveaway.given(created(), STARTED, failure("card", "channel-missing"))
                    .when(failed(new Card(), "channel-missing"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            giveaway.given(created(), STARTED, failure("card", "channel-missing"))
                    .when(failed(new Card(), "guild-left"))
                    .expectEvents(failure("card", "guild-left"));
        }

        @Test
        void namesTheRoundOfAnAnnouncement() {
            giveaway.given(endedWith(3))
                    .when(failed(new Announcement(0), "missing-permission"))
                    .expectEvents(failure("announcement:0", "missing-permission"));
        }

        @Test
        void isNotRecordedOfWhatIsAnnounced() {
            giveaway.given(history(endedWith(3), ANNOUNCED))
                    .when(failed(new Announcement(0), "refused"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class WhenNamedInAPath {
        @Test
        void isTheCardOrARound() {
            assertThat(Delivery.ofPath("card")).contains(new Card());
            assertThat(Delivery.ofPath("announcement-0")).contains(new Announcement(0));
            assertThat(Delivery.ofPath("announcement-12")).contains(new Announcement(12));
        }

        @Test
        void isNothingElse() {
            for (String path : new String[] {
                "",
                "Card",
                "announcement",
                "announcement-",
                "announcement--1",
                "announcement-01",
                "announcement-9999999999",
                "announcement:0"
            }) {
                assertThat(Delivery.ofPath(path)).as(path).isEmpty();
            }
        }
    }
}
