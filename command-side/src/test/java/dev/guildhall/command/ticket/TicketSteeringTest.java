package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.ADAM;
import static dev.guildhall.command.ticket.TicketHistory.CHANNEL;
import static dev.guildhall.command.ticket.TicketHistory.DAY;
import static dev.guildhall.command.ticket.TicketHistory.ENDING;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.LOGS;
import static dev.guildhall.command.ticket.TicketHistory.MAX;
import static dev.guildhall.command.ticket.TicketHistory.MONA;
import static dev.guildhall.command.ticket.TicketHistory.OPENER;
import static dev.guildhall.command.ticket.TicketHistory.OTHER;
import static dev.guildhall.command.ticket.TicketHistory.STAFF;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.STRANGER;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;
import static dev.guildhall.command.ticket.TicketHistory.after;
import static dev.guildhall.command.ticket.TicketHistory.channel;
import static dev.guildhall.command.ticket.TicketHistory.claimed;
import static dev.guildhall.command.ticket.TicketHistory.closed;
import static dev.guildhall.command.ticket.TicketHistory.opened;
import static dev.guildhall.command.ticket.TicketHistory.removed;
import static dev.guildhall.command.ticket.TicketHistory.reopened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.ticket.TicketRejection.Closed;
import dev.guildhall.command.ticket.TicketRejection.NotClosed;
import dev.guildhall.command.ticket.TicketRejection.NotOpener;
import dev.guildhall.command.ticket.TicketRejection.NotStaff;
import dev.guildhall.command.ticket.TicketRejection.ReopeningOff;
import dev.guildhall.command.ticket.TicketRejection.TooManyOfMember;
import dev.guildhall.command.ticket.TicketRejection.TooManyParticipants;
import dev.guildhall.command.ticket.TicketRejection.UnknownTicket;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketReopened;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who does what with a ticket, and when. */
class TicketSteeringTest {
    private final AggregateTestFixture<TicketDesk> desk = new AggregateTestFixture<>(TicketDesk.class);

    private static ClaimTicket claim(Member by, String assigneeId) {
        return new ClaimTicket(GUILD, TICKET, by, assigneeId, null);
    }

    private static CloseTicket close(Member by) {
        return new CloseTicket(GUILD, TICKET, by, "Solved", ENDING, START + HOUR, null);
    }

    private static ReopenTicket reopen(Member by, boolean possible, int maxPerUser) {
        return new ReopenTicket(GUILD, TICKET, by, possible, maxPerUser, START + 2 * HOUR, null);
    }

    private static ChangeParticipants change(Member by, List<String> added, List<String> removed) {
        return new ChangeParticipants(GUILD, TICKET, by, added, removed, null);
    }

    private static RateTicket rate(Member by, int stars) {
        return new RateTicket(GUILD, TICKET, by, stars, null);
    }

    private static TicketParticipantAdded added(String userId) {
        return new TicketParticipantAdded(GUILD, TICKET, userId);
    }

    @Nested
    class WhenClaimed {
        @Test
        void isLookedAfterByOneAtATime() {
            desk.given(opened()).when(claim(STAFF, ADAM)).expectEvents(claimed());
            desk.given(opened(), claimed()).when(claim(STAFF, ADAM)).expectNoEvents();
            desk.given(opened(), claimed())
                    .when(claim(Member.ofThePanel(MONA), MONA))
                    .expectEvents(new TicketClaimed(GUILD, TICKET, MONA));
        }

        @Test
        void isForStaffAlone() {
            Rejections.expect(desk.given(opened()).when(claim(STRANGER, MONA)), new NotStaff());
            Rejections.expect(desk.given(opened()).when(claim(OPENER, MAX)), new NotStaff());
        }

        @Test
        void isRefusedOnceItIsClosed() {
            Rejections.expect(desk.given(opened(), closed(1)).when(claim(STAFF, ADAM)), new Closed());
        }

        @Test
        void isRefusedOnAnOldVersion() {
            Rejections.expect(
                    desk.given(opened(), claimed()).when(claim(STAFF, MONA).expecting(0)), new StaleVersion(0, 1));
            desk.given(opened(), opened(OTHER, 2))
                    .when(claim(STAFF, ADAM).expecting(0))
                    .expectEvents(claimed());
        }
    }

    @Nested
    class WhenParticipantsChange {
        @Test
        void addsAndRemovesWhatMakesADifference() {
            desk.given(opened(), added(ADAM))
                    .when(change(STAFF, List.of(MAX, ADAM, MONA, MONA), List.of(ADAM, LOGS)))
                    .expectEvents(added(MONA), new TicketParticipantRemoved(GUILD, TICKET, ADAM));
        }

        @Test
        void takesSoManyAndNoMore() {
            List<TicketEvent> full = Stream.concat(
                            Stream.<TicketEvent>of(opened()),
                            IntStream.range(0, TicketLimits.MAX_PARTICIPANTS)
                                    .mapToObj(i -> added(Long.toString(1_180_000_000_000_005_000L + i))))
                    .toList();
            Rejections.expect(
                    desk.given(full).when(change(STAFF, List.of(MONA), List.of())), new TooManyParticipants());
            desk.given(full)
                    .when(change(STAFF, List.of(MONA), List.of("1180000000000005000")))
                    .expectEvents(added(MONA), new TicketParticipantRemoved(GUILD, TICKET, "1180000000000005000"));
        }

        @Test
        void isForStaffAloneAndWhileItIsOpen() {
            Rejections.expect(desk.given(opened()).when(change(OPENER, List.of(MONA), List.of())), new NotStaff());
            Rejections.expect(
                    desk.given(opened(), closed(1)).when(change(STAFF, List.of(MONA), List.of())), new Closed());
        }
    }

    @Nested
    class WhenClosed {
        @Test
        void isForStaffAndOpener() {
            desk.given(opened()).when(close(STAFF)).expectEvents(closed(1));
            desk.given(opened())
                    .when(close(OPENER))
                    .expectEvents(new TicketClosed(
                            GUILD, TICKET, 1, MAX, "hand", "Solved", LOGS, START + HOUR, START + HOUR + DAY));
            Rejections.expect(desk.given(opened()).when(close(STRANGER)), new NotStaff());
        }

        @Test
        void isClosedOnce() {
            Rejections.expect(desk.given(opened(), closed(1)).when(close(STAFF)), new Closed());
            desk.given(opened(), closed(1), reopened()).when(close(STAFF)).expectEvents(closed(2));
        }

        @Test
        void isUnknownWhenThereIsNone() {
            Rejections.expect(desk.given(opened(OTHER, 1)).when(close(STAFF)), new UnknownTicket());
        }
    }

    @Nested
    class WhenReopened {
        @Test
        void isForStaffAndOpener() {
            desk.given(opened(), closed(1)).when(reopen(OPENER, true, 3)).expectEvents(reopened());
            Rejections.expect(desk.given(opened(), closed(1)).when(reopen(STRANGER, true, 3)), new NotStaff());
        }

        @Test
        void closesByItselfAgainAfterASilence() {
            desk.given(opened(TICKET, 1, MAX, 2), closed(1))
                    .when(reopen(OPENER, true, 3))
                    .expectEvents(new TicketReopened(GUILD, TICKET, MAX, START + 4 * HOUR));
        }

        @Test
        void countsLikeAnotherOne() {
            Rejections.expect(
                    desk.given(opened(), closed(1), opened(OTHER, 2)).when(reopen(OPENER, true, 1)),
                    new TooManyOfMember(1, List.of(Map.of("id", OTHER, "number", 2))));
        }

        @Test
        void isRefusedWhereItIsOpenOrNotWanted() {
            Rejections.expect(desk.given(opened()).when(reopen(OPENER, true, 3)), new NotClosed());
            Rejections.expect(desk.given(opened(), closed(1)).when(reopen(OPENER, false, 3)), new ReopeningOff());
        }

        @Test
        void isAsItWas() {
            TicketState again = after(List.of(opened(), claimed(), channel(0), closed(1), reopened()))
                    .ticket(TICKET);
            assertThat(again.status()).isEqualTo(TicketStatus.CLAIMED);
            assertThat(again.place().round()).isZero();
            assertThat(again.place().channelId()).isEqualTo(CHANNEL);
            TicketState afterRemoval = after(List.of(opened(), channel(0), closed(1), removed(0), reopened()))
                    .ticket(TICKET);
            assertThat(afterRemoval.status()).isEqualTo(TicketStatus.OPEN);
            assertThat(afterRemoval.place().round()).isOne();
            assertThat(afterRemoval.place().channelId()).isNull();
        }
    }

    @Nested
    class WhenRated {
        @Test
        void isForTheOpenerOfAClosedOne() {
            TicketRated rated = new TicketRated(GUILD, TICKET, 4);
            desk.given(opened(), closed(1)).when(rate(OPENER, 4)).expectEvents(rated);
            desk.given(opened(), closed(1), rated).when(rate(OPENER, 4)).expectNoEvents();
            desk.given(opened(), closed(1), rated)
                    .when(rate(OPENER, 5))
                    .expectEvents(new TicketRated(GUILD, TICKET, 5));
            Rejections.expect(desk.given(opened(), closed(1)).when(rate(STAFF, 1)), new NotOpener());
            Rejections.expect(desk.given(opened()).when(rate(OPENER, 1)), new NotClosed());
        }
    }
}
