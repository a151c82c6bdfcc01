package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.ADAM;
import static dev.guildhall.command.ticket.TicketHistory.CARD;
import static dev.guildhall.command.ticket.TicketHistory.CHANNEL;
import static dev.guildhall.command.ticket.TicketHistory.DAY;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.LOGS;
import static dev.guildhall.command.ticket.TicketHistory.MAX;
import static dev.guildhall.command.ticket.TicketHistory.OTHER;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;
import static dev.guildhall.command.ticket.TicketHistory.after;
import static dev.guildhall.command.ticket.TicketHistory.closed;
import static dev.guildhall.command.ticket.TicketHistory.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.ticket.TicketRejection.CoolingDown;
import dev.guildhall.command.ticket.TicketRejection.TicketTooOld;
import dev.guildhall.command.ticket.TicketRejection.TooManyInGuild;
import dev.guildhall.command.ticket.TicketRejection.TooManyOfMember;
import dev.guildhall.command.ticket.TicketRejection.UnknownPanel;
import dev.guildhall.command.ticket.TicketRejection.UnknownTicket;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Numbers, limits and panels. */
class TicketOpeningTest {
    private static final String PANEL = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEH";
    private static final TicketPanelRequested REQUESTED =
            new TicketPanelRequested(GUILD, PANEL, LOGS, "Ask", List.of("One"));

    private final AggregateTestFixture<TicketDesk> desk = new AggregateTestFixture<>(TicketDesk.class);

    private static OpenTicket open(String ticketId, int maxPerUser, long cooldownMillis, long atMillis) {
        return new OpenTicket(
                GUILD, ticketId, MAX, "Help", null, TicketHistory.terms(0), maxPerUser, cooldownMillis, atMillis);
    }

    private static String id(int number) {
        return "01JD7Z3M8Q4V5X6Y7Z%08d".formatted(number);
    }

    @Nested
    class WhenOpened {
        @Test
        void hasTheNextNumber() {
            desk.givenNoPriorActivity().when(open(TICKET, 3, 0, START)).expectEvents(opened());
            desk.given(opened()).when(open(OTHER, 3, 0, START)).expectEvents(opened(OTHER, 2));
            desk.given(opened(), closed(1)).when(open(OTHER, 3, 0, START)).expectEvents(opened(OTHER, 2));
        }

        @Test
        void isTheSameWhenToldAgain() {
            desk.given(opened())
                    .when(open(TICKET, 1, DAY, START))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedToWhoHasTooMany() {
            Rejections.expect(
                    desk.given(opened()).when(open(OTHER, 1, 0, START)),
                    new TooManyOfMember(1, List.of(Map.of("id", TICKET, "number", 1))));
            desk.given(opened(), closed(1)).when(open(OTHER, 1, 0, START)).expectEvents(opened(OTHER, 2));
        }

        @Test
        void isRefusedWhileTheOpenerCoolsDown() {
            Rejections.expect(
                    desk.given(opened()).when(open(OTHER, 3, HOUR, START + HOUR - 1)),
                    new CoolingDown(Instant.ofEpochMilli(START + HOUR)));
            desk.given(opened())
                    .when(open(OTHER, 3, HOUR, START + HOUR))
                    .expectEvents(
                            new TicketOpened(GUILD, OTHER, 2, MAX, "Help", null, START + HOUR, TicketHistory.terms(0)));
        }

        @Test
        void isRefusedWhenTheGuildHasTooMany() {
            List<TicketOpened> open = IntStream.rangeClosed(1, TicketLimits.MAX_OPEN_PER_GUILD)
                    .mapToObj(i -> opened(id(i), i, ADAM, 0))
                    .toList();
            desk.setReportIllegalStateChange(false); // compares ticket by ticket, by reflection
            Rejections.expect(
                    desk.given(open).when(open(TICKET, 3, 0, START)),
                    new TooManyInGuild(TicketLimits.MAX_OPEN_PER_GUILD));
        }

        @Test
        void isRefusedWhileTooManyChannelsWaitForTheirRemoval() {
            List<TicketEvent> held = IntStream.rangeClosed(1, TicketLimits.MAX_HELD_PER_GUILD)
                    .boxed()
                    .<TicketEvent>mapMulti((i, out) ->
                            TicketHistory.finished(id(i), i).subList(0, 2).forEach(out))
                    .toList();
            desk.setReportIllegalStateChange(false); // compares ticket by ticket, by reflection
            Rejections.expect(
                    desk.given(held).when(open(TICKET, 3, 0, START)),
                    new TooManyInGuild(TicketLimits.MAX_HELD_PER_GUILD));
        }
    }

    @Nested
    class WhenMuchIsClosed {
        private static final int ALL = TicketLimits.MAX_CLOSED_REMEMBERED + 2;

        private final List<TicketEvent> history = IntStream.rangeClosed(1, ALL)
                .boxed()
                .<TicketEvent>mapMulti(
                        (i, out) -> TicketHistory.finished(id(i), i).forEach(out))
                .toList();

        @Test
        void remembersTheNewest() {
            Tickets tickets = after(history);

            assertThat(tickets.size()).isEqualTo(TicketLimits.MAX_CLOSED_REMEMBERED);
            assertThat(tickets.known(id(2))).isEmpty();
            assertThat(tickets.known(id(3))).isPresent();
            assertThat(tickets.lastNumber()).isEqualTo(ALL);
        }

        @Test
        void tellsWhatIsTooOldFromWhatNeverWas() {
            desk.setReportIllegalStateChange(false); // compares ticket by ticket, by reflection
            Rejections.expect(desk.given(history).when(new ShowTicket(GUILD, id(2))), new TicketTooOld());
            Rejections.expect(desk.given(history).when(new ShowTicket(GUILD, id(ALL + 1))), new UnknownTicket());
        }

        /** Its channel would stay for ever. */
        @Test
        void neverForgetsWhatIsLeftToBeDone() {
            List<TicketEvent> withOneToDo = Stream.concat(
                            TicketHistory.finished(id(0), 1).subList(0, 2).stream(), history.stream())
                    .toList();

            assertThat(after(withOneToDo).known(id(0))).isPresent();
        }
    }

    @Nested
    class WhenAPanelIsWanted {
        private static final RecordPanel TOLD = new RecordPanel(GUILD, PANEL, LOGS, CARD);
        private static final TicketPanelPosted POSTED = new TicketPanelPosted(GUILD, PANEL, LOGS, CARD);

        @Test
        void isRequestedOnce() {
            RequestPanel request = new RequestPanel(GUILD, PANEL, LOGS, "Ask", List.of("One"));
            desk.givenNoPriorActivity().when(request).expectEvents(REQUESTED);
            desk.given(REQUESTED).when(request).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void isPostedOnce() {
            desk.given(REQUESTED).when(TOLD).expectEvents(POSTED);
            desk.given(REQUESTED, POSTED).when(TOLD).expectNoEvents().expectSuccessfulHandlerExecution();
            desk.given(REQUESTED, POSTED)
                    .when(new RecordPanel(GUILD, PANEL, LOGS, CHANNEL))
                    .expectEvents(new TicketPanelPosted(GUILD, PANEL, LOGS, CHANNEL));
        }

        @Test
        void failsUntilItIsPosted() {
            RecordFailedPanel told = new RecordFailedPanel(GUILD, PANEL, "refused");
            TicketPanelFailed failed = new TicketPanelFailed(GUILD, PANEL, "refused");
            desk.given(REQUESTED).when(told).expectEvents(failed);
            desk.given(REQUESTED, failed).when(told).expectNoEvents();
            desk.given(REQUESTED, failed).when(TOLD).expectEvents(POSTED);
            desk.given(REQUESTED, POSTED).when(told).expectNoEvents();
        }

        @Test
        void isForgottenAfterManyOthers() {
            List<TicketPanelRequested> many = IntStream.rangeClosed(0, TicketLimits.MAX_PANELS_REMEMBERED)
                    .mapToObj(i -> new TicketPanelRequested(GUILD, id(i), LOGS, "", List.of()))
                    .toList();
            Rejections.expect(desk.given(many).when(new ShowPanel(GUILD, id(0))), new UnknownPanel());
            desk.given(many).when(new ShowPanel(GUILD, id(1))).expectSuccessfulHandlerExecution();
        }
    }
}
