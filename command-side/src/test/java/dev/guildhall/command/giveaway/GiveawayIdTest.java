package dev.guildhall.command.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.TimeOrderedIds;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GiveawayIdTest {
    private static final UUID COMMAND = UUID.fromString("0193512f-8a17-7abc-8def-0123456789ab");

    @Test
    void isAUlidWithTheTimeOfItsCommand() {
        assertThat(GiveawayId.of(COMMAND)).startsWith("01JD8JZ2GQ").hasSize(GiveawayId.LENGTH);
        assertThat(GiveawayId.isOne(GiveawayId.of(COMMAND))).isTrue();
    }

    @Test
    void isTheSameForTheSameCommandAndAnotherForEveryOther() {
        assertThat(GiveawayId.of(COMMAND)).isEqualTo(GiveawayId.of(COMMAND));
        assertThat(GiveawayId.of(TimeOrderedIds.next())).isNotEqualTo(GiveawayId.of(TimeOrderedIds.next()));
    }

    @Test
    void growsWithTime() {
        UUID later = new UUID(COMMAND.getMostSignificantBits() + (1L << 16), COMMAND.getLeastSignificantBits());
        assertThat(GiveawayId.of(later)).isGreaterThan(GiveawayId.of(COMMAND));
    }

    @Test
    void isToldFromAnythingElse() {
        assertThat(GiveawayId.isOne("")).isFalse();
        assertThat(GiveawayId.isOne("81JD7Z3M8Q4V5X6Y7Z8A9BCDEF")).isFalse();
        assertThat(GiveawayId.isOne("01JD7Z3M8Q4V5X6Y7Z8A9BCDEI")).isFalse();
        assertThat(GiveawayId.isOne("01jd7z3m8q4v5x6y7z8a9bcdef")).isFalse();
    }
}
