package dev.guildhall.command.ticket;

import static dev.guildhall.command.ticket.TicketHistory.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MessagesTest {
    private static String id(int number) {
        return Long.toString(1_180_000_000_000_007_000L + 4_194_304L * number);
    }

    @Test
    void isTheSameAfterItWasKept() {
        Messages messages = new Messages();
        messages.change(id(3), KnownMessage::whenWritten);
        messages.change(id(1), known -> known.whenWritten().editedAt(START));
        messages.change(id(2), KnownMessage::whenDeleted);
        messages.change("18446744073709551615", known -> known.whenWritten().whenDeleted());

        Messages again = Messages.decode(messages.encode());

        assertThat(again.encode()).isEqualTo(messages.encode());
        assertThat(again.size()).isEqualTo(4);
        assertThat(again.written()).isEqualTo(3);
        assertThat(again.find(id(1))).isEqualTo(new KnownMessage(true, false, START));
        assertThat(again.find(id(2))).isEqualTo(new KnownMessage(false, true, 0));
        assertThat(again.find("18446744073709551615")).isEqualTo(new KnownMessage(true, true, 0));
        assertThat(again.holds(id(4))).isFalse();
    }

    @Test
    void takesNoMoreThanTwelveCharactersForEach() {
        Messages messages = new Messages();
        for (int i = 0; i < 10_000; i++) {
            messages.change(id(1_000 * i), KnownMessage::whenWritten);
        }

        assertThat(messages.encode().length()).isLessThan(12 * 10_000);
    }

    @Test
    void isRefusedWhenItEndsWithinANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Messages.decode("gA=="));
    }
}
