package dev.guildhall.command.giveaway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Who wins, as infra/docs/draw.md tells everybody: each ticket has a number that follows from the seed, and the lowest
 * numbers win. Pure: the same for the same seed and entries, in whatever order these came.
 */
final class Draw {
    /** The name under which this way of drawing is known; another way takes another name. */
    static final String ALGORITHM = "guildhall-draw-1";

    private record Ranked(byte[] rank, long user) {}

    private static final Comparator<Ranked> LOWEST_FIRST = Comparator.comparing(Ranked::rank, Arrays::compareUnsigned)
            .thenComparing(Ranked::user, Long::compareUnsigned);

    private final Mac mac;
    private final String prefix;

    /** @param publicValue what nobody could know beforehand; {@code null} draws as if it were empty */
    Draw(Seed seed, String giveawayId, @Nullable String publicValue) {
        this.mac = seed.mac();
        this.prefix = giveawayId + ':' + (publicValue == null ? "" : publicValue) + ':';
    }

    /**
     * The user ids of the first in the order of the draw: fewer than {@code count} where there are no more. Takes one
     * number for each ticket, and memory for {@code count} users.
     */
    List<String> first(int count, Entries entries) {
        PriorityQueue<Ranked> lowest = new PriorityQueue<>(LOWEST_FIRST.reversed());
        for (long user : entries.userIds()) {
            Ranked next = new Ranked(rank(user, entries.ticketsOf(user)), user);
            if (lowest.size() < count) {
                lowest.add(next);
            } else if (count > 0 && LOWEST_FIRST.compare(next, lowest.element()) < 0) {
                lowest.remove();
                lowest.add(next);
            }
        }
        Deque<String> order = new ArrayDeque<>(lowest.size());
        while (!lowest.isEmpty()) {
            order.addFirst(Long.toUnsignedString(lowest.remove().user()));
        }
        return List.copyOf(order);
    }

    private byte[] rank(long user, int tickets) {
        String own = prefix + Long.toUnsignedString(user) + ':';
        byte[] lowest = ticket(own + 1);
        for (int ticket = 2; ticket <= tickets; ticket++) {
            byte[] next = ticket(own + ticket);
            if (Arrays.compareUnsigned(next, lowest) < 0) {
                lowest = next;
            }
        }
        return lowest;
    }

    private byte[] ticket(String name) {
        return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    }
}
