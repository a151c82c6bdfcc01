package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.ADAM;
import static dev.guildhall.command.ticket.TicketHistory.DAY;
import static dev.guildhall.command.ticket.TicketHistory.GUILD;
import static dev.guildhall.command.ticket.TicketHistory.HOUR;
import static dev.guildhall.command.ticket.TicketHistory.MAX;
import static dev.guildhall.command.ticket.TicketHistory.START;
import static dev.guildhall.command.ticket.TicketHistory.TICKET;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.ticket.TicketRejection.TranscriptFull;
import dev.guildhall.events.ticket.TicketAttachment;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is written in a ticket, told in any order and as often as one likes. */
class TicketTranscriptTest {
    private static final TicketAttachment FILE = new TicketAttachment("a.png", "https://cdn.example/a.png");

    private final AggregateTestFixture<TicketTranscript> transcript =
            new AggregateTestFixture<>(TicketTranscript.class);

    private static String id(int number) {
        return Long.toString(1_180_000_000_000_007_000L + number);
    }

    private static WrittenMessage message(int number, @Nullable Long editedAt) {
        return new WrittenMessage(
                id(number), MAX, "Max", false, "text " + number, List.of(FILE), START + number, editedAt);
    }

    private static WrittenMessage byBot(int number) {
        return new WrittenMessage(id(number), ADAM, "Bot", true, "beep", List.of(), START + number, null);
    }

    private static RecordMessages told(List<WrittenMessage> messages, List<String> deleted) {
        return told(messages, deleted, null, 0);
    }

    private static RecordMessages told(
            List<WrittenMessage> messages, List<String> deleted, RecordMessages.@Nullable Range range, int hours) {
        return new RecordMessages(GUILD, TICKET, messages, deleted, range, hours, START + DAY);
    }

    private static TicketMessageWritten written(int number, @Nullable Long autoCloseAt) {
        return new TicketMessageWritten(
                GUILD,
                TICKET,
                id(number),
                MAX,
                "Max",
                false,
                "text " + number,
                List.of(FILE),
                START + number,
                autoCloseAt);
    }

    private static TicketMessageEdited edited(int number, long at) {
        return new TicketMessageEdited(GUILD, TICKET, id(number), MAX, "text " + number, List.of(FILE), at);
    }

    private static TicketMessageDeleted gone(int number) {
        return new TicketMessageDeleted(GUILD, TICKET, id(number), START + DAY);
    }

    private static Decision<TranscriptView> answer(TranscriptView view, long sequence) {
        return new Decision<>(view, sequence, sequence);
    }

    @Nested
    class WhenSomethingIsWritten {
        @Test
        void isRecordedOnceInItsOrder() {
            transcript
                    .givenNoPriorActivity()
                    .when(told(List.of(message(2, null), message(1, null)), List.of()))
                    .expectEvents(written(1, null), written(2, null))
                    .expectResultMessagePayload(answer(new TranscriptView(2, 2, 0, 0, false), 1));
            transcript
                    .given(written(1, null), written(2, null))
                    .when(told(List.of(message(1, null), message(2, null)), List.of()))
                    .expectNoEvents()
                    .expectResultMessagePayload(answer(new TranscriptView(2, 0, 0, 0, false), 1));
        }

        @Test
        void isRecordedWithItsEditWhenItWasEditedBefore() {
            transcript
                    .givenNoPriorActivity()
                    .when(told(List.of(message(1, START + 5)), List.of()))
                    .expectEvents(written(1, null), edited(1, START + 5));
        }

        @Test
        void putsTheEndOfTheSilenceOff() {
            transcript
                    .given(written(2, null))
                    .when(told(List.of(message(1, null), message(3, null), byBot(4)), List.of(), null, 2))
                    .expectEvents(
                            written(1, null),
                            written(3, START + 3 + 2 * HOUR),
                            new TicketMessageWritten(
                                    GUILD, TICKET, id(4), ADAM, "Bot", true, "beep", List.of(), START + 4, null));
        }

        @Test
        void tellsWhenSomebodyWroteTheLastTime() {
            transcript
                    .given(written(2, null), written(1, null))
                    .when(new AskTranscript(GUILD, TICKET))
                    .expectResultMessagePayload(new Decision<>(new LastWritten(START + 2), 1, 1));
        }
    }

    @Nested
    class WhenSomethingIsEdited {
        @Test
        void isRecordedWhenItIsLater() {
            transcript
                    .given(written(1, null))
                    .when(told(List.of(message(1, START + 5)), List.of()))
                    .expectEvents(edited(1, START + 5));
            transcript
                    .given(written(1, null), edited(1, START + 5))
                    .when(told(List.of(message(1, START + 5)), List.of()))
                    .expectNoEvents();
            transcript
                    .given(written(1, null), edited(1, START + 5))
                    .when(told(List.of(message(1, START + 4)), List.of()))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenSomethingIsGone {
        @Test
        void isRecordedOnce() {
            transcript
                    .given(written(1, null))
                    .when(told(List.of(), List.of(id(1))))
                    .expectEvents(gone(1));
            transcript
                    .given(written(1, null), gone(1))
                    .when(told(List.of(message(1, START + 9)), List.of(id(1))))
                    .expectNoEvents();
        }

        @Test
        void mayBeToldBeforeItIsWritten() {
            transcript
                    .givenNoPriorActivity()
                    .when(told(List.of(), List.of(id(1))))
                    .expectEvents(gone(1))
                    .expectResultMessagePayload(answer(new TranscriptView(0, 0, 0, 1, false), 0));
            transcript
                    .given(gone(1))
                    .when(told(List.of(message(1, null)), List.of()))
                    .expectEvents(written(1, null), gone(1))
                    .expectResultMessagePayload(answer(new TranscriptView(1, 1, 0, 0, false), 2));
            transcript
                    .given(gone(1), written(1, null), gone(1))
                    .when(told(List.of(message(1, null)), List.of(id(1))))
                    .expectNoEvents();
        }

        @Test
        void isWhatARangeDoesNotHoldAnyMore() {
            RecordMessages.Range range = new RecordMessages.Range(id(1), id(4));
            transcript
                    .given(written(1, null), written(2, null), written(3, null), written(4, null), written(5, null))
                    .when(told(List.of(message(3, null)), List.of(), range, 0))
                    .expectEvents(gone(2), gone(4))
                    .expectResultMessagePayload(answer(new TranscriptView(5, 0, 0, 2, false), 6));
            transcript
                    .given(written(2, null))
                    .when(new RecordAbsence(GUILD, TICKET, range, START + DAY))
                    .expectEvents(gone(2));
            transcript
                    .given(written(2, null))
                    .when(new RecordAbsence(GUILD, TICKET, new RecordMessages.Range(id(4), id(1)), START + DAY))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenItIsFull {
        private final TicketTranscriptSnapshot nearlyFull = nearlyFull();

        private static TicketTranscriptSnapshot nearlyFull() {
            Messages messages = new Messages();
            for (int i = 1; i < TicketLimits.MAX_MESSAGES; i++) {
                messages.change(id(i), KnownMessage::whenWritten);
            }
            return new TicketTranscriptSnapshot(GUILD, TICKET, START, messages.size(), messages.encode());
        }

        @Test
        void takesWhatFitsAndSaysSo() {
            int last = TicketLimits.MAX_MESSAGES;
            transcript.setReportIllegalStateChange(false); // compares message by message, by reflection
            transcript
                    .given(nearlyFull)
                    .when(told(
                            List.of(message(last, null), message(last + 1, null), message(1, START + 9)),
                            List.of(id(2))))
                    .expectEvents(edited(1, START + 9), written(last, null), gone(2))
                    .expectResultMessagePayload(answer(new TranscriptView(last, 1, 1, 1, true), 3));
            Rejections.expect(
                    transcript
                            .given(nearlyFull, written(last, null))
                            .when(told(List.of(message(last + 1, null)), List.of())),
                    new TranscriptFull());
        }
    }
}
