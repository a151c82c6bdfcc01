package dev.guildhall.command.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.identity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final String GIVEAWAY = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    private static final long FIRST_USER = 1_180_000_000_000_000_101L;

    private static Seed seed(int number) {
        return Seed.of(
                Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
    }

    private static Entries entries(Map<String, Integer> tickets) {
        Entries entries = new Entries();
        tickets.forEach(entries::put);
        return entries;
    }

    private static List<String> order(Seed seed, @Nullable String publicValue, Entries entries) {
        return new Draw(seed, GIVEAWAY, publicValue).first(entries.size(), entries);
    }

    /** Made by another program in another language, from the words of infra/docs/draw.md. */
    @Nested
    class WhenKnown {
        private final Entries entries = entries(Map.of(
                "1180000000000000101", 1,
                "1180000000000000102", 3,
                "1180000000000000103", 1,
                "1180000000000000104", 104,
                "18446744073709551615", 2,
                "99999999999999999", 1));

        private Seed seed() {
            byte[] bytes = new byte[Seed.BYTES];
            IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
            return Seed.of(bytes);
        }

        @Test
        void drawsInTheKnownOrder() {
            assertThat(order(seed(), null, entries))
                    .containsExactly(
                            "1180000000000000104",
                            "18446744073709551615",
                            "1180000000000000102",
                            "1180000000000000103",
                            "99999999999999999",
                            "1180000000000000101");
        }

        @Test
        void drawsInAnotherOrderWithAPublicValue() {
            assertThat(order(seed(), "dow:44,336.21", entries))
                    .containsExactly(
                            "1180000000000000104",
                            "1180000000000000102",
                            "99999999999999999",
                            "1180000000000000101",
                            "1180000000000000103",
                            "18446744073709551615");
        }

        @Test
        void commitsAndHashesAsKnown() {
            assertThat(seed().commitment())
                    .isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
            assertThat(entries.hash()).isEqualTo("157ee4aa1a9d10a99771f63421eb0062b039b5c57002bdaf7d0e8f1ddc65eb4e");
        }
    }

    @Nested
    class WhenSomeAreDrawn {
        private final Entries entries = entries(Map.of("11", 1, "12", 5, "13", 2, "14", 1, "15", 9));

        @Test
        void theyAreTheFirstOfTheOrder() {
            List<String> order = order(seed(1), null, entries);

            assertThat(order).hasSize(5).doesNotHaveDuplicates();
            for (int count = 0; count <= 5; count++) {
                assertThat(new Draw(seed(1), GIVEAWAY, null).first(count, entries))
                        .isEqualTo(order.subList(0, count));
            }
        }

        @Test
        void thereAreNoMoreThanTookPart() {
            assertThat(new Draw(seed(1), GIVEAWAY, null).first(50, entries)).hasSize(5);
            assertThat(new Draw(seed(1), GIVEAWAY, null).first(50, new Entries()))
                    .isEmpty();
        }

        @Test
        void theOrderInWhichTheyCameDoesNotMatter() {
            List<Integer> users =
                    new ArrayList<>(IntStream.range(0, 500).boxed().toList());
            Entries asTheyCame = new Entries();
            users.forEach(user -> asTheyCame.put(FIRST_USER + user, 1 + user % 4));
            Collections.shuffle(users, new Random(7));
            Entries otherwise = new Entries();
            users.forEach(user -> otherwise.put(FIRST_USER + user, 1 + user % 4));
            otherwise.put(FIRST_USER + 1_000, 3);
            otherwise.remove(Long.toUnsignedString(FIRST_USER + 1_000));

            assertThat(order(seed(2), "x", otherwise)).isEqualTo(order(seed(2), "x", asTheyCame));
            assertThat(otherwise.hash()).isEqualTo(asTheyCame.hash());
        }

        @Test
        void anotherGiveawayDrawsOtherwise() {
            Entries many = new Entries();
            IntStream.range(0, 100).forEach(user -> many.put(FIRST_USER + user, 1));

            assertThat(new Draw(seed(1), "01JD7Z3M8Q4V5X6Y7Z8A9BCDEG", null).first(100, many))
                    .isNotEqualTo(order(seed(1), null, many));
        }
    }

    /** The order is that in which all tickets lie when each of them is drawn by itself, and further ones are put aside. */
    @Nested
    class WhenTicketsDiffer {
        private static final int MAX_TICKETS = 7;

        private record Ticket(byte[] number, String user) {}

        private List<String> ticketByTicket(Seed seed, Map<String, Integer> tickets) {
            Mac mac = seed.mac();
            List<Ticket> all = new ArrayList<>();
            tickets.forEach((user, count) -> IntStream.rangeClosed(1, count)
                    .mapToObj(k -> "%s::%s:%d".formatted(GIVEAWAY, user, k))
                    .map(name -> mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
                    .forEach(number -> all.add(new Ticket(number, user))));
            all.sort(Comparator.comparing(Ticket::number, Arrays::compareUnsigned));
            LinkedHashSet<String> users = new LinkedHashSet<>();
            all.forEach(ticket -> users.add(ticket.user()));
            return List.copyOf(users);
        }

        @Test
        void eachTicketCountsByItself() {
            Random random = new Random(11);
            for (int run = 0; run < 200; run++) {
                Map<String, Integer> tickets = new LinkedHashMap<>();
                int users = 1 + random.nextInt(20);
                for (int i = 0; i < users; i++) {
                    tickets.put(Long.toString(FIRST_USER + i), 1 + random.nextInt(MAX_TICKETS));
                }

                assertThat(order(seed(run), null, entries(tickets))).isEqualTo(ticketByTicket(seed(run), tickets));
            }
        }
    }

    /** Over many seeds, always the same ones: each wins as often as it should, within what chance allows. */
    @Nested
    class WhenDrawnOften {
        private static final int DRAWS = 20_000;

        /** Chi-square that chance exceeds once in a thousand, with nine degrees of freedom. */
        private static final double MAX_CHI_SQUARE_9 = 27.88;

        private double chiSquare(int place, Map<String, Integer> tickets, Map<String, Double> expected) {
            Entries entries = entries(tickets);
            Map<String, Integer> wins = new LinkedHashMap<>();
            for (int i = 0; i < DRAWS; i++) {
                String winner =
                        new Draw(seed(i), GIVEAWAY, null).first(place, entries).getLast();
                wins.merge(winner, 1, Integer::sum);
            }
            return expected.entrySet().stream()
                    .mapToDouble(e -> {
                        double wanted = e.getValue() * DRAWS;
                        return Math.pow(wins.getOrDefault(e.getKey(), 0) - wanted, 2) / wanted;
                    })
                    .sum();
        }

        private Map<String, Integer> tickets(IntUnaryOperator count) {
            Map<String, Integer> tickets = new LinkedHashMap<>();
            for (int i = 0; i < 10; i++) {
                tickets.put(Long.toString(FIRST_USER + i), count.applyAsInt(i));
            }
            return tickets;
        }

        private Map<String, Double> shares(Map<String, Integer> tickets) {
            double total = tickets.values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Double> shares = new LinkedHashMap<>();
            tickets.forEach((user, count) -> shares.put(user, count / total));
            return shares;
        }

        @Test
        void nobodyIsPreferred() {
            Map<String, Integer> equal = tickets(i -> 1);
            assertThat(chiSquare(1, equal, shares(equal))).isLessThan(MAX_CHI_SQUARE_9);
            assertThat(chiSquare(3, equal, shares(equal))).isLessThan(MAX_CHI_SQUARE_9);
        }

        @Test
        void ticketsCountInProportion() {
            Map<String, Integer> unequal = tickets(i -> 1 + i);
            assertThat(chiSquare(1, unequal, shares(unequal))).isLessThan(MAX_CHI_SQUARE_9);
        }

        /** Second is who would have been first without the first. */
        @Test
        void ticketsCountInProportionForTheSecondToo() {
            Map<String, Integer> unequal = tickets(i -> 1 + i);
            Map<String, Double> second = new LinkedHashMap<>();
            shares(unequal)
                    .forEach((first, share) -> shares(unequal).forEach((next, own) -> {
                        if (!next.equals(first)) {
                            second.merge(next, share * own / (1 - share), Double::sum);
                        }
                    }));

            assertThat(chiSquare(2, unequal, second)).isLessThan(MAX_CHI_SQUARE_9);
        }
    }

    @Nested
    class WhenManyTakePart {
        private static final int MANY = 100_000;

        @Test
        void theFirstAreThoseOfTheWholeOrder() {
            Entries entries = new Entries();
            for (int i = 0; i < MANY; i++) {
                entries.put(FIRST_USER + 31L * i, 1 + i % 3);
            }

            List<String> order = order(seed(3), null, entries);

            assertThat(order).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(new Draw(seed(3), GIVEAWAY, null).first(50, entries)).isEqualTo(order.subList(0, 50));
        }
    }
}
