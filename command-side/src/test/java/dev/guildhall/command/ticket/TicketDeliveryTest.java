package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.ADAM;
import static dev.guildhall.command.ticket.TicketHistory.CARD;
import static dev.guildhall.command.ticket.TicketHistory.CHANNEL;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.LOGS;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;
import static dev.guildhall.command.ticket.TicketHistory.after;
import static dev.guildhall.command.ticket.TicketHistory.channel;
import static dev.guildhall.command.ticket.TicketHistory.closed;
import static dev.guildhall.command.ticket.TicketHistory.delivered;
import static dev.guildhall.command.ticket.TicketHistory.opened;
import static dev.guildhall.command.ticket.TicketHistory.removed;
import static dev.guildhall.command.ticket.TicketHistory.reopened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.ticket.TicketRejection.UnknownDelivery;
import dev.guildhall.events.ticket.TicketCardPosted;
import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketRemovalDue;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the bot tells of tickets in Discord. */
class TicketDeliveryTest {
    private static final String NEXT_CHANNEL = "1180000000000000922";
    private static final TicketCardPosted POSTED = new TicketCardPosted(GUILD, TICKET, 0, CARD);

    private final AggregateTestFixture<TicketDesk> desk = new AggregateTestFixture<>(TicketDesk.class);

    private static RecordChannel told(int round, String channelId, @Nullable String cardId) {
        return new RecordChannel(GUILD, TICKET, round, channelId, cardId);
    }

    private static RecordTranscript told(int closing) {
        return new RecordTranscript(GUILD, TICKET, closing, LOGS, CARD, 7, START + HOUR);
    }

    private static RecordFailedDelivery refused(TicketDelivery delivery) {
        return new RecordFailedDelivery(GUILD, TICKET, delivery, "refused");
    }

    private static TicketDeliveryFailed failed(String delivery) {
        return new TicketDeliveryFailed(GUILD, TICKET, delivery, "refused");
    }

    @Nested
    class WhenThereIsAChannel {
        @Test
        void isRecordedOnce() {
            desk.given(opened()).when(told(0, CHANNEL, null)).expectEvents(channel(0));
            desk.given(opened(), channel(0)).when(told(0, CHANNEL, CARD)).expectEvents(POSTED);
            desk.given(opened()).when(told(0, CHANNEL, CARD)).expectEvents(channel(0), POSTED);
            desk.given(opened(), channel(0), POSTED)
                    .when(told(0, CHANNEL, CARD))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isAnotherOneWhenAnOlderOneWasFound() {
            desk.given(opened(), channel(0), POSTED)
                    .when(told(0, NEXT_CHANNEL, CARD))
                    .expectEvents(new TicketChannelCreated(GUILD, TICKET, 0, NEXT_CHANNEL), POSTED);
        }

        @Test
        void isRecordedAfterAFailure() {
            desk.given(opened(), channel(0), POSTED, failed("channel:0"))
                    .when(told(0, CHANNEL, CARD))
                    .expectEvents(channel(0));
        }

        @Test
        void belongsToItsRound() {
            List<TicketEvent> again = List.of(opened(), channel(0), closed(1), removed(0), reopened());
            desk.given(again).when(told(0, CHANNEL, CARD)).expectNoEvents().expectSuccessfulHandlerExecution();
            desk.given(again)
                    .when(told(1, NEXT_CHANNEL, null))
                    .expectEvents(new TicketChannelCreated(GUILD, TICKET, 1, NEXT_CHANNEL));
            Rejections.expect(desk.given(again).when(told(2, NEXT_CHANNEL, null)), new UnknownDelivery());
        }
    }

    @Nested
    class WhenTheTranscriptIsPosted {
        @Test
        void isRecordedOnceForEachClosing() {
            desk.given(opened(), closed(1)).when(told(1)).expectEvents(delivered(1));
            desk.given(opened(), closed(1), delivered(1)).when(told(1)).expectNoEvents();
            desk.given(opened(), closed(1), delivered(1), reopened(), closed(2))
                    .when(told(2))
                    .expectEvents(delivered(2));
            desk.given(opened(), closed(1), reopened(), closed(2))
                    .when(told(1))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRecordedOfWhatWasReopenedMeanwhile() {
            desk.given(opened(), closed(1), reopened()).when(told(1)).expectEvents(delivered(1));
        }

        @Test
        void isUnknownBeforeItIsClosed() {
            Rejections.expect(desk.given(opened()).when(told(1)), new UnknownDelivery());
        }

        @Test
        void letsTheChannelGoAtOnceWhereItIsNotKept() {
            TicketClosed atOnce =
                    new TicketClosed(GUILD, TICKET, 1, ADAM, "hand", "Solved", LOGS, START + HOUR, START + HOUR);
            desk.given(opened(), atOnce)
                    .when(told(1))
                    .expectEvents(delivered(1), new TicketRemovalDue(GUILD, TICKET, 0));
        }
    }

    @Nested
    class WhenTheChannelIsRemoved {
        private static final RecordRemoval REMOVAL = new RecordRemoval(GUILD, TICKET, 0);

        @Test
        void isRecordedOnce() {
            desk.given(opened(), channel(0), closed(1)).when(REMOVAL).expectEvents(removed(0));
            desk.given(opened(), channel(0), closed(1), removed(0))
                    .when(REMOVAL)
                    .expectNoEvents();
        }

        /** The bot was at it when somebody reopened the ticket. */
        @Test
        void makesRoomForAnotherWhereItWasReopened() {
            TicketState ticket = after(List.of(opened(), channel(0), closed(1), reopened(), removed(0)))
                    .ticket(TICKET);
            assertThat(ticket.place().round()).isOne();
            assertThat(ticket.isOpen()).isTrue();
        }
    }

    @Nested
    class WhenDiscordRefuses {
        @Test
        void isRecordedOnceForEachCause() {
            desk.given(opened()).when(refused(new TicketDelivery.Channel(0))).expectEvents(failed("channel:0"));
            desk.given(opened(), failed("channel:0"))
                    .when(refused(new TicketDelivery.Channel(0)))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        /** However often a ticket is closed and reopened. */
        @Test
        void isForgottenWithItsRoundAndItsClosing() {
            List<TicketEvent> history = List.of(
                    opened(),
                    failed("channel:0"),
                    closed(1),
                    failed("transcript:1"),
                    failed("removal:0"),
                    reopened(),
                    closed(2));
            assertThat(after(history).ticket(TICKET).failed()).containsOnlyKeys("channel:0", "removal:0");
            List<TicketEvent> again = Stream.concat(history.stream(), Stream.of(removed(0), reopened()))
                    .toList();
            assertThat(after(again).ticket(TICKET).failed()).isEmpty();
        }

        @Test
        void isNotRecordedOfWhatIsDone() {
            desk.given(opened(), closed(1), delivered(1))
                    .when(refused(new TicketDelivery.Transcript(1)))
                    .expectNoEvents();
            desk.given(opened(), closed(1), removed(0))
                    .when(refused(new TicketDelivery.Removal(0)))
                    .expectNoEvents();
            desk.given(opened(), closed(1))
                    .when(refused(new TicketDelivery.Removal(0)))
                    .expectEvents(failed("removal:0"));
            Rejections.expect(
                    desk.given(opened()).when(refused(new TicketDelivery.Transcript(1))), new UnknownDelivery());
        }
    }

    @Nested
    class WhenNamedInAPath {
        @Test
        void isOneOfThree() {
            assertThat(TicketDelivery.ofPath("channel-0")).contains(new TicketDelivery.Channel(0));
            assertThat(TicketDelivery.ofPath("transcript-12")).contains(new TicketDelivery.Transcript(12));
            assertThat(TicketDelivery.ofPath("removal-3")).contains(new TicketDelivery.Removal(3));
        }

        @Test
        void isNothingElse() {
            for (String path : new String[] {"", "channel", "channel-", "channel-01", "card-0", "channel:0"}) {
                assertThat(TicketDelivery.ofPath(path)).as(path).isEmpty();
            }
        }
    }
}
