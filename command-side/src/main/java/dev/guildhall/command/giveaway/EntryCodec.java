package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.CompactNumbers;

/**
 * Entries as a text: some ten characters each. In ascending order of user ids, what each lies above the one before, then
 * its tickets.
 */
final class EntryCodec {
    private EntryCodec() {}

    static String encode(Entries entries) {
        CompactNumbers.Writer numbers = new CompactNumbers.Writer();
        long before = 0;
        for (long user : entries.userIds()) {
            numbers.write(user - before);
            numbers.write(entries.ticketsOf(user));
            before = user;
        }
        return numbers.text();
    }

    /** @throws IllegalArgumentException when it is no such text */
    static Entries decode(String text) {
        CompactNumbers.Reader numbers = new CompactNumbers.Reader(text);
        Entries entries = new Entries();
        long user = 0;
        while (numbers.hasMore()) {
            user += numbers.read();
            entries.put(user, Math.toIntExact(numbers.read()));
        }
        return entries;
    }
}
