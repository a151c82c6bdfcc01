package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.CompactNumbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The messages that a transcript knows, by their ids, which are unsigned numbers of 64 bits. For one thread at a time. */
final class Messages {
    private static final int WRITTEN = 1;
    private static final int DELETED = 2;
    private static final int EDITED = 4;

    private final TreeMap<Long, KnownMessage> byId = new TreeMap<>(Long::compareUnsigned);
    private int written;

    int size() {
        return byId.size();
    }

    /** Of those that were ever noticed, also those that are gone. */
    int written() {
        return written;
    }

    KnownMessage find(String messageId) {
        return byId.getOrDefault(number(messageId), KnownMessage.NEVER_SEEN);
    }

    boolean holds(String messageId) {
        return byId.containsKey(number(messageId));
    }

    void change(String messageId, UnaryOperator<KnownMessage> how) {
        put(number(messageId), how.apply(find(messageId)));
    }

    private void put(long id, KnownMessage message) {
        KnownMessage before = byId.put(id, message);
        if (message.written() && (before == null || !before.written())) {
            written++;
        }
    }

    /** Ids above the first and up to the second, in ascending order, of what is there as far as is known. */
    List<String> present(String after, String through) {
        if (Long.compareUnsigned(number(after), number(through)) >= 0) {
            return List.of();
        }
        return byId.subMap(number(after), false, number(through), true).entrySet().stream()
                .filter(entry -> entry.getValue().written() && !entry.getValue().deleted())
                .map(entry -> Long.toUnsignedString(entry.getKey()))
                .toList();
    }

    /**
     * In ascending order of ids, what each lies above the one before, then what is known of it: some ten characters for
     * each.
     */
    String encode() {
        CompactNumbers.Writer numbers = new CompactNumbers.Writer();
        long before = 0;
        for (Map.Entry<Long, KnownMessage> entry : byId.entrySet()) {
            long id = entry.getKey();
            KnownMessage message = entry.getValue();
            numbers.write(id - before);
            numbers.write((message.written() ? WRITTEN : 0)
                    | (message.deleted() ? DELETED : 0)
                    | (message.editedAtMillis() > 0 ? EDITED : 0));
            if (message.editedAtMillis() > 0) {
                numbers.write(message.editedAtMillis());
            }
            before = id;
        }
        return numbers.text();
    }

    /** @throws IllegalArgumentException when it is no such text */
    static Messages decode(String text) {
        CompactNumbers.Reader numbers = new CompactNumbers.Reader(text);
        Messages messages = new Messages();
        long id = 0;
        while (numbers.hasMore()) {
            id += numbers.read();
            long known = numbers.read();
            long editedAt = (known & EDITED) == 0 ? 0 : numbers.read();
            messages.put(id, new KnownMessage((known & WRITTEN) != 0, (known & DELETED) != 0, editedAt));
        }
        return messages;
    }

    private static long number(String messageId) {
        return Long.parseUnsignedLong(messageId);
    }
}
