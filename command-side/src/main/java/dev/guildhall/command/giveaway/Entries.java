package dev.guildhall.command.giveaway;

import dev.guildhall.command.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who takes part, with how many tickets: a hash table of numbers alone, so that a quarter of a million take a few
 * megabytes and one more costs nothing. User ids are unsigned numbers of 64 bits, none of them 0. For one thread at a
 * time.
 */
final class Entries {
    private static final int MIN_CAPACITY = 16;
    private static final int MAX_LOAD_PERCENT = 60;
    private static final int PERCENT = 100;
    /** The golden ratio in 64 bits, odd: spreads ids that lie close together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] users = new long[MIN_CAPACITY];
    private int[] tickets = new int[MIN_CAPACITY];
    private int size;
    private long total;

    int size() {
        return size;
    }

    /** Of all together. */
    long totalTickets() {
        return total;
    }

    /** 0 for who takes no part. */
    int ticketsOf(String userId) {
        return ticketsOf(Long.parseUnsignedLong(userId));
    }

    int ticketsOf(long user) {
        return tickets[slot(user)];
    }

    void put(String userId, int count) {
        put(Long.parseUnsignedLong(userId), count);
    }

    void put(long user, int count) {
        if (user == 0 || count < 1) {
            throw new IllegalArgumentException("nobody has the id 0, and nobody takes part without a ticket");
        }
        if ((size + 1) * (long) PERCENT > users.length * (long) MAX_LOAD_PERCENT) {
            grow();
        }
        int slot = slot(user);
        if (users[slot] == 0) {
            users[slot] = user;
            size++;
        }
        total += count - tickets[slot];
        tickets[slot] = count;
    }

    void remove(String userId) {
        int hole = slot(Long.parseUnsignedLong(userId));
        if (users[hole] == 0) {
            return;
        }
        size--;
        total -= tickets[hole];
        close(hole);
    }

    /** Moves up those that had to make way, so that the search for them does not end at the hole. */
    private void close(int from) {
        int mask = users.length - 1;
        int hole = from;
        for (int next = (hole + 1) & mask; users[next] != 0; next = (next + 1) & mask) {
            int home = home(users[next]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                users[hole] = users[next];
                tickets[hole] = tickets[next];
                hole = next;
            }
        }
        users[hole] = 0;
        tickets[hole] = 0;
    }

    /** In ascending order of their ids as unsigned numbers. */
    long[] userIds() {
        long[] ids = new long[size];
        int count = 0;
        for (long user : users) {
            if (user != 0) {
                ids[count++] = user ^ Long.MIN_VALUE; // so that signed order is the unsigned one
            }
        }
        Arrays.sort(ids);
        for (int i = 0; i < ids.length; i++) {
            ids[i] ^= Long.MIN_VALUE;
        }
        return ids;
    }

    /** Lower-case hexadecimal SHA-256 of the lines {@code <userId> <tickets>}, in the order of {@link #userIds}. */
    String hash() {
        MessageDigest digest = Sha256.digest();
        for (long user : userIds()) {
            digest.update(
                    (Long.toUnsignedString(user) + ' ' + ticketsOf(user) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private int slot(long user) {
        int mask = users.length - 1;
        int slot = home(user);
        while (users[slot] != 0 && users[slot] != user) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(long user) {
        return (int) ((user * SPREAD) >>> (Long.numberOfLeadingZeros(users.length) + 1));
    }

    private void grow() {
        long[] before = users;
        int[] counts = tickets;
        users = new long[before.length * 2];
        tickets = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(before[i]);
                users[slot] = before[i];
                tickets[slot] = counts[i];
            }
        }
    }
}
