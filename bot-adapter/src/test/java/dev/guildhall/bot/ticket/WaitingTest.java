package dev.guildhall.bot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.sides.TicketMessage;
import dev.guildhall.bot.sides.TicketSide;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting("1", "2", "3");

    private static TicketMessage message(String id, String text) {
        return new TicketMessage(id, "4", "Max", false, text, List.of(), 1, null);
    }

    private static List<String> texts(Waiting.Batch batch) {
        return batch.written().stream().map(TicketMessage::text).toList();
    }

    @Nested
    class WhenTaken {
        @Test
        void keepsEveryVersionInOrder() {
            waiting.written(message("10", "first"));
            waiting.written(message("11", "other"));
            waiting.written(message("10", "second"));
            waiting.deleted("10");

            assertThat(texts(waiting.take())).containsExactly("first", "other");
            Waiting.Batch next = waiting.take();
            assertThat(texts(next)).containsExactly("second");
            assertThat(next.deleted()).containsExactly("10");
            assertThat(waiting.isEmpty()).isTrue();
        }

        @Test
        void isNoMoreThanIsTakenAtOnce() {
            for (int i = 0; i < TicketSide.MAX_TOLD + 1; i++) {
                waiting.written(message(Integer.toString(i), "m"));
            }

            assertThat(waiting.take().size()).isEqualTo(TicketSide.MAX_TOLD);
            assertThat(waiting.take().size()).isEqualTo(1);
        }
    }

    @Nested
    class WhenGivenBack {
        @Test
        void comesFirstAgainAfterAWhile() {
            waiting.written(message("10", "first"));
            waiting.deleted("10");
            Waiting.Batch batch = waiting.take();
            waiting.written(message("11", "later"));

            waiting.giveBack(batch);

            assertThat(waiting.isDue(System.nanoTime())).isFalse();
            Waiting.Batch again = waiting.take();
            assertThat(texts(again)).containsExactly("first", "later");
            assertThat(again.deleted()).containsExactly("10");
        }
    }
}
