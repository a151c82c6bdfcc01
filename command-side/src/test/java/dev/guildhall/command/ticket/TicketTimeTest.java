package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.CARD;
import static dev.guildhall.command.ticket.TicketHistory.CHANNEL;
import static dev.guildhall.command.ticket.TicketHistory.DAY;
import static dev.guildhall.command.ticket.TicketHistory.ENDING;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.LOGS;
import static dev.guildhall.command.ticket.TicketHistory.MAX;
import static dev.guildhall.command.ticket.TicketHistory.OTHER;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;
import static dev.guildhall.command.ticket.TicketHistory.channel;
import static dev.guildhall.command.ticket.TicketHistory.closed;
import static dev.guildhall.command.ticket.TicketHistory.delivered;
import static dev.guildhall.command.ticket.TicketHistory.opened;
import static dev.guildhall.command.ticket.TicketHistory.removed;
import static dev.guildhall.command.ticket.TicketHistory.reopened;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What happens to a ticket that nobody touches. */
class TicketTimeTest {
    private static final TicketOpened CLOSING_AFTER_TWO_HOURS = opened(TICKET, 1, MAX, 2);

    private final AggregateTestFixture<TicketDesk> desk = new AggregateTestFixture<>(TicketDesk.class);

    private static CloseSilentTicket silent(long lastWritten, long at) {
        return new CloseSilentTicket(GUILD, TICKET, lastWritten, ENDING, at);
    }

    private static TicketClosed closedBy(String cause, long at) {
        return new TicketClosed(GUILD, TICKET, 1, null, cause, null, LOGS, at, at + DAY);
    }

    private static CloseOrphanedTicket orphaned(CloseOrphanedTicket.Loss loss, @Nullable String channelId) {
        return new CloseOrphanedTicket(GUILD, TICKET, loss, channelId, ENDING, START);
    }

    @Nested
    class WhenNobodyWrites {
        @Test
        void isClosedOnceItHasBeenSilentForLong() {
            long due = START + 2 * HOUR;
            desk.given(CLOSING_AFTER_TWO_HOURS).when(silent(0, due - 1)).expectNoEvents();
            desk.given(CLOSING_AFTER_TWO_HOURS).when(silent(0, due)).expectEvents(closedBy("silence", due));
        }

        @Test
        void staysOpenForAsLongAfterTheLastWord() {
            long due = START + 3 * HOUR;
            desk.given(CLOSING_AFTER_TWO_HOURS)
                    .when(silent(START + HOUR, due - 1))
                    .expectNoEvents();
            desk.given(CLOSING_AFTER_TWO_HOURS).when(silent(START + HOUR, due)).expectEvents(closedBy("silence", due));
        }

        @Test
        void countsAnewFromWhenItWasReopened() {
            TicketReopened again = new TicketReopened(GUILD, TICKET, MAX, START + 5 * HOUR);
            desk.given(CLOSING_AFTER_TWO_HOURS, closed(1), again)
                    .when(silent(START + HOUR, START + 5 * HOUR - 1))
                    .expectNoEvents();
        }

        @Test
        void isLeftAloneWhereItIsClosedForgottenOrNeverCloses() {
            desk.given(CLOSING_AFTER_TWO_HOURS, closed(1))
                    .when(silent(0, START + DAY))
                    .expectNoEvents();
            desk.given(opened(TICKET, 1)).when(silent(0, START + DAY)).expectNoEvents();
            desk.given(opened(OTHER, 1)).when(silent(0, START + DAY)).expectNoEvents();
        }
    }

    @Nested
    class WhenTheChannelIsToGo {
        private static final long DUE = START + HOUR + DAY;
        private static final TicketRemovalDue REMOVAL = new TicketRemovalDue(GUILD, TICKET, 0);

        private static RemoveDueChannel removal(long at) {
            return new RemoveDueChannel(GUILD, TICKET, at);
        }

        @Test
        void goesInTimeAndOnce() {
            desk.given(opened(), closed(1), delivered(1)).when(removal(DUE - 1)).expectNoEvents();
            desk.given(opened(), closed(1), delivered(1)).when(removal(DUE)).expectEvents(REMOVAL);
            desk.given(opened(), closed(1), delivered(1), REMOVAL)
                    .when(removal(DUE))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new DueView(false), 3, 3));
        }

        @Test
        void waitsForTheTranscript() {
            desk.given(opened(), closed(1))
                    .when(removal(DUE))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new DueView(true), 1, 1));
            desk.given(opened(), closed(1))
                    .when(new RecordTranscript(GUILD, TICKET, 1, LOGS, CARD, 7, DUE))
                    .expectEvents(delivered(1), REMOVAL);
        }

        @Test
        void staysWhereItWasReopenedOrIsGone() {
            desk.given(opened(), closed(1), delivered(1), reopened())
                    .when(removal(DUE))
                    .expectNoEvents();
            desk.given(opened(), closed(1), delivered(1), removed(0))
                    .when(removal(DUE))
                    .expectNoEvents();
            desk.given(opened(OTHER, 1)).when(removal(DUE)).expectNoEvents();
        }
    }

    @Nested
    class WhenDiscordHasLostSomething {
        @Test
        void isClosedAndHasNoChannelAnyMore() {
            desk.given(opened(), channel(0))
                    .when(orphaned(CloseOrphanedTicket.Loss.CHANNEL, CHANNEL))
                    .expectEvents(closedBy("channel-deleted", START), removed(0));
            desk.given(opened(), channel(0), closed(1))
                    .when(orphaned(CloseOrphanedTicket.Loss.CHANNEL, null))
                    .expectEvents(removed(0));
            desk.given(opened(), channel(0), closed(1), removed(0))
                    .when(orphaned(CloseOrphanedTicket.Loss.CHANNEL, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void ignoresAChannelThatIsNotItsOwn() {
            desk.given(opened(), channel(0))
                    .when(orphaned(CloseOrphanedTicket.Loss.CHANNEL, LOGS))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isClosedWhenItsOpenerHasLeft() {
            desk.given(opened(), channel(0))
                    .when(orphaned(CloseOrphanedTicket.Loss.OPENER, null))
                    .expectEvents(closedBy("member-left", START));
            desk.given(opened(), closed(1))
                    .when(orphaned(CloseOrphanedTicket.Loss.OPENER, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
