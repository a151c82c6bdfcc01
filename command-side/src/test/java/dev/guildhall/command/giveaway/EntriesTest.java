package dev.guildhall.command.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private final Entries entries = new Entries();

    private static void assertSame(Entries entries, Map<String, Integer> expected) {
        assertThat(entries.size()).isEqualTo(expected.size());
        assertThat(entries.totalTickets())
                .isEqualTo(
                        expected.values().stream().mapToLong(Integer::longValue).sum());
        expected.forEach((user, tickets) -> assertThat(entries.ticketsOf(user)).isEqualTo(tickets));
        assertThat(entries.userIds())
                .containsExactly(expected.keySet().stream()
                        .map(Long::parseUnsignedLong)
                        .sorted(Long::compareUnsigned)
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    @Nested
    class WhenMembersComeAndGo {
        /** Against a map of the platform, with ids that lie close together as well as far apart. */
        @Test
        void holdsWhatAMapWouldHold() {
            Random random = new Random(5);
            Map<String, Integer> map = new TreeMap<>();
            for (int step = 0; step < 20_000; step++) {
                long user = step % 2 == 0 ? 1 + random.nextInt(700) : 1L << (1 + random.nextInt(63));
                String id = Long.toUnsignedString(user);
                if (random.nextInt(5) < 3) {
                    int tickets = 1 + random.nextInt(9);
                    entries.put(id, tickets);
                    map.put(id, tickets);
                } else {
                    entries.remove(id);
                    map.remove(id);
                }
            }

            assertThat(map).hasSizeGreaterThan(300);
            assertSame(entries, map);
        }

        @Test
        void knowsNobodyAtFirst() {
            assertThat(entries.ticketsOf("1180000000000000101")).isZero();
            entries.remove("1180000000000000101");
            assertThat(entries.size()).isZero();
        }

        @Test
        void takesNobodyWithoutATicketAndNoIdThatIsNone() {
            assertThatIllegalArgumentException().isThrownBy(() -> entries.put("1180000000000000101", 0));
            assertThatIllegalArgumentException().isThrownBy(() -> entries.put("0", 1));
        }
    }

    @Nested
    class WhenKept {
        @Test
        void comeBackAsTheyWere() {
            Map<String, Integer> map = Map.of(
                    "1", 1, "127", 127, "128", 128, "1180000000000000101", 2_501, "18446744073709551615", 1_000_000);
            map.forEach(entries::put);

            assertSame(EntryCodec.decode(EntryCodec.encode(entries)), map);
            assertThat(EntryCodec.encode(EntryCodec.decode(EntryCodec.encode(entries))))
                    .isEqualTo(EntryCodec.encode(entries));
        }

        @Test
        void areNothingWhenThereAreNone() {
            assertThat(EntryCodec.encode(entries)).isEmpty();
            assertThat(EntryCodec.decode("").size()).isZero();
        }

        @Test
        void takeAboutTenCharactersEach() {
            Random random = new Random(3);
            for (int i = 0; i < 10_000; i++) {
                entries.put(random.nextLong(100_000_000_000_000_000L, 1_500_000_000_000_000_000L), 1 + i % 4);
            }

            assertThat(EntryCodec.encode(entries).length()).isLessThan(12 * 10_000);
        }

        @Test
        void areRefusedWhenTheyEndWithinANumber() {
            assertThatIllegalArgumentException().isThrownBy(() -> EntryCodec.decode("gA=="));
        }
    }
}
