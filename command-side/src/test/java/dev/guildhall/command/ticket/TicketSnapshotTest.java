package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.ADAM;
import static dev.guildhall.command.ticket.TicketHistory.CARD;
import static dev.guildhall.command.ticket.TicketHistory.DAY;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.LOGS;
import static dev.guildhall.command.ticket.TicketHistory.MAX;
import static dev.guildhall.command.ticket.TicketHistory.MONA;
import static dev.guildhall.command.ticket.TicketHistory.OTHER;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;
import static dev.guildhall.command.ticket.TicketHistory.channel;
import static dev.guildhall.command.ticket.TicketHistory.claimed;
import static dev.guildhall.command.ticket.TicketHistory.closed;
import static dev.guildhall.command.ticket.TicketHistory.delivered;
import static dev.guildhall.command.ticket.TicketHistory.opened;
import static dev.guildhall.command.ticket.TicketHistory.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.SnapshotFiles;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketCardPosted;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketSnapshotTest {
    /** Every kind of event of a desk, each leaving a trace. */
    private static final List<GuildhallEvent> DESK = List.of(
            opened(TICKET, 1, MAX, 48),
            channel(0),
            new TicketCardPosted(GUILD, TICKET, 0, CARD),
            claimed(),
            new TicketParticipantAdded(GUILD, TICKET, MONA),
            new TicketParticipantAdded(GUILD, TICKET, ADAM),
            new TicketParticipantRemoved(GUILD, TICKET, MONA),
            opened(OTHER, 2),
            new TicketPanelRequested(GUILD, "01JD7Z3M8Q4V5X6Y7Z8A9BCDEH", LOGS, "Ask", List.of("One")),
            new TicketPanelFailed(GUILD, "01JD7Z3M8Q4V5X6Y7Z8A9BCDEH", "refused"),
            new TicketPanelPosted(GUILD, "01JD7Z3M8Q4V5X6Y7Z8A9BCDEH", LOGS, CARD),
            closed(1),
            new TicketDeliveryFailed(GUILD, TICKET, "transcript:1", "missing-permission"),
            delivered(1),
            new TicketRemovalDue(GUILD, TICKET, 0),
            removed(0),
            new TicketRated(GUILD, TICKET, 5),
            new TicketReopened(GUILD, TICKET, MAX, START + DAY),
            new TicketClosed(GUILD, OTHER, 1, null, "silence", null, null, START + HOUR, START + DAY),
            new TicketDeliveryFailed(GUILD, OTHER, "removal:0", "guild-left"));

    private static final List<TicketMessageEvent> TRANSCRIPT = List.of(
            written("1180000000000000941", false),
            written("1180000000000000943", true),
            new TicketMessageEdited(GUILD, TICKET, "1180000000000000941", MAX, "Hm", List.of(), START + HOUR),
            new TicketMessageDeleted(GUILD, TICKET, "1180000000000000942", START + HOUR));

    private static TicketMessageWritten written(String messageId, boolean byBot) {
        return new TicketMessageWritten(
                GUILD, TICKET, messageId, MAX, "Max", byBot, "Hello", List.of(), START, START + DAY);
    }

    private static TicketDesk evolve(TicketDesk desk, List<GuildhallEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            if (events.get(at) instanceof TicketPanelEvent panel) {
                desk.evolve(panel, at);
            } else {
                desk.evolve((TicketEvent) events.get(at), at);
            }
        }
        return desk;
    }

    private static TicketTranscript evolve(TicketTranscript transcript, List<TicketMessageEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            transcript.evolve(events.get(at), at);
        }
        return transcript;
    }

    private static String json(TicketDesk desk) {
        return EventJson.writeString(desk.snapshot());
    }

    private static String json(TicketTranscript transcript) {
        return EventJson.writeString(transcript.snapshot());
    }

    @Nested
    class WhenItIsOfADesk {
        private final SnapshotFiles files =
                new SnapshotFiles(new TicketRepositoryConfiguration().ticketDeskSnapshotForm());

        @Test
        void leadsToTheSameDeskWhereverItIsTaken() {
            for (int cut = 1; cut <= DESK.size(); cut++) {
                TicketDesk again = new TicketDesk();
                String kept = json(evolve(new TicketDesk(), DESK.subList(0, cut), 0));
                again.evolve(EventJson.read(kept, TicketDeskSnapshot.class), cut - 1);

                assertThat(json(evolve(again, DESK, cut))).isEqualTo(json(evolve(new TicketDesk(), DESK, 0)));
                assertThat(again.aggregateId()).isEqualTo("tickets:" + GUILD);
            }
        }

        @Test
        void holdsNoTextAboutAnybody() {
            assertThat(json(evolve(new TicketDesk(), DESK, 0)))
                    .doesNotContain("Help")
                    .doesNotContain("Solved");
        }

        @Test
        void growsNoFurtherThanTheTicketsThatAreRemembered() {
            TicketDesk desk = new TicketDesk();
            List<GuildhallEvent> events = new ArrayList<>();
            for (int i = 1; i <= 3 * TicketLimits.MAX_CLOSED_REMEMBERED; i++) {
                events.addAll(TicketHistory.finished("01JD7Z3M8Q4V5X6Y7Z%08d".formatted(i), i));
            }
            evolve(desk, events, 0);

            assertThat(json(desk).length()).isLessThan(700 * TicketLimits.MAX_CLOSED_REMEMBERED);
            assertThat(desk.snapshot().parts()).isEqualTo(11 * TicketLimits.MAX_CLOSED_REMEMBERED);
            assertThat(desk.units()).isEqualTo(126);
        }

        @Test
        void keepsItsShape() throws IOException {
            files.assertShape();
        }

        @Test
        void isWhatTheSameHistoryStillLeadsTo() throws IOException {
            files.assertContent(json(evolve(new TicketDesk(), DESK, 0)));
        }
    }

    @Nested
    class WhenItIsOfATranscript {
        private final SnapshotFiles files =
                new SnapshotFiles(new TicketRepositoryConfiguration().ticketTranscriptSnapshotForm());

        @Test
        void leadsToTheSameTranscriptWhereverItIsTaken() {
            for (int cut = 1; cut <= TRANSCRIPT.size(); cut++) {
                TicketTranscript again = new TicketTranscript();
                String kept = json(evolve(new TicketTranscript(), TRANSCRIPT.subList(0, cut), 0));
                again.evolve(EventJson.read(kept, TicketTranscriptSnapshot.class), cut - 1);

                assertThat(json(evolve(again, TRANSCRIPT, cut)))
                        .isEqualTo(json(evolve(new TicketTranscript(), TRANSCRIPT, 0)));
                assertThat(again.aggregateId()).isEqualTo("ticket:" + TICKET);
            }
        }

        @Test
        void keepsItsShape() throws IOException {
            files.assertShape();
        }

        @Test
        void isWhatTheSameHistoryStillLeadsTo() throws IOException {
            files.assertContent(json(evolve(new TicketTranscript(), TRANSCRIPT, 0)));
        }
    }
}
