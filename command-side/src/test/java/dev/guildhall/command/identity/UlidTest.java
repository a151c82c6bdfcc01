package dev.guildhall.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.TimeOrderedIds;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UlidTest {
    private static final UUID COMMAND = UUID.fromString("0193512f-8a17-7abc-8def-0123456789ab");

    @Test
    void isAUlidWithTheTimeOfItsCommand() {
        assertThat(Ulid.of("giveaway", COMMAND)).startsWith("01JD8JZ2GQ").hasSize(Ulid.LENGTH);
        assertThat(Ulid.isOne(Ulid.of("giveaway", COMMAND))).isTrue();
    }

    @Test
    void isTheSameForTheSameCommandAndAnotherForEveryOther() {
        assertThat(Ulid.of("giveaway", COMMAND)).isEqualTo(Ulid.of("giveaway", COMMAND));
        assertThat(Ulid.of("giveaway", TimeOrderedIds.next())).isNotEqualTo(Ulid.of("giveaway", TimeOrderedIds.next()));
    }

    @Test
    void isAnotherForEveryKindOfThing() {
        assertThat(Ulid.of("ticket", COMMAND)).isNotEqualTo(Ulid.of("giveaway", COMMAND));
    }

    @Test
    void growsWithTime() {
        UUID later = new UUID(COMMAND.getMostSignificantBits() + (1L << 16), COMMAND.getLeastSignificantBits());
        assertThat(Ulid.of("giveaway", later)).isGreaterThan(Ulid.of("giveaway", COMMAND));
    }

    @Test
    void isToldFromAnythingElse() {
        assertThat(Ulid.isOne("")).isFalse();
        assertThat(Ulid.isOne("81JD7Z3M8Q4V5X6Y7Z8A9BCDEF")).isFalse();
        assertThat(Ulid.isOne("01JD7Z3M8Q4V5X6Y7Z8A9BCDEI")).isFalse();
        assertThat(Ulid.isOne("01jd7z3m8q4v5x6y7z8a9bcdef")).isFalse();
    }
}
