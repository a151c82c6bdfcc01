package dev.guildhall.command.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final String GUILD = "1180000000000000001";
    private static final String GIVEAWAY = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";

    private final Seed seed = Seed.fresh(new SecureRandom());

    @Test
    void isAnotherEachTime() {
        assertThat(Seed.fresh(new SecureRandom()).reveal()).isNotEqualTo(seed.reveal());
    }

    @Test
    void isNotPrintedWithTheCommandsThatCarryIt() {
        assertThat(seed.toString()).isEqualTo("[secret]");
        assertThat(new EndGiveaway(GUILD, GIVEAWAY, seed, null, null).toString())
                .contains(GIVEAWAY)
                .doesNotContain(seed.reveal());
        assertThat(new EndDueGiveaway(GUILD, GIVEAWAY, seed, 0).toString()).doesNotContain(seed.reveal());
    }

    @Test
    void comesBackFromWhatIsKeptAndFromWhatWasRevealed() {
        assertThat(Seed.of(seed.bytes()).reveal()).isEqualTo(seed.reveal());
        assertThat(Seed.revealed(seed.reveal()).commitment()).isEqualTo(seed.commitment());
    }

    @Test
    void hasItsLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Seed.of(new byte[31]));
    }
}
