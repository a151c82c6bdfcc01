package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.TicketMessage;
import dev.guildhall.bot.sides.TicketSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What happened in one ticket's channel and has not been told yet: of each message how it is now. Thread-safe. */
final class Waiting {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MAX_DOUBLINGS = 5;

    private final String guildId;
    private final String channelId;
    private final String ticketId;
    /** By message id; one that is gone has no message. */
    private final Map<String, State> states = new LinkedHashMap<>();

    private final ReentrantLock turn = new ReentrantLock();
    private int failures;
    private long notBeforeNanos = System.nanoTime();

    /** A message as it is, or that it is gone. */
    private sealed interface State {
        record Reads(TicketMessage message) implements State {}

        record Gone() implements State {}
    }

    /** What is to be told next. */
    record Batch(List<TicketMessage> written, List<String> deleted) {
        boolean isEmpty() {
            return written.isEmpty() && deleted.isEmpty();
        }

        int size() {
            return written.size() + deleted.size();
        }
    }

    Waiting(String guildId, String channelId, String ticketId) {
        this.guildId = guildId;
        this.channelId = channelId;
        this.ticketId = ticketId;
    }

    String guildId() {
        return guildId;
    }

    String channelId() {
        return channelId;
    }

    String ticketId() {
        return ticketId;
    }

    /** Held while something is told, so that of two tellings about one channel the later is the newer. */
    ReentrantLock turn() {
        return turn;
    }

    /** Answers whether there was nothing of that message before. */
    synchronized boolean written(TicketMessage message) {
        return states.put(message.messageId(), new State.Reads(message)) == null;
    }

    /** Answers whether there was nothing of that message before. */
    synchronized boolean deleted(String messageId) {
        return states.put(messageId, new State.Gone()) == null;
    }

    synchronized boolean isEmpty() {
        return states.isEmpty();
    }

    synchronized boolean isDue(long nowNanos) {
        return !states.isEmpty() && nowNanos - notBeforeNanos >= 0;
    }

    synchronized Batch take() {
        List<TicketMessage> written = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        var each = states.entrySet().iterator();
        while (each.hasNext() && written.size() + deleted.size() < TicketSide.MAX_TOLD) {
            var entry = each.next();
            switch (entry.getValue()) {
                case State.Reads reads -> written.add(reads.message());
                case State.Gone gone -> deleted.add(entry.getKey());
            }
            each.remove();
        }
        return new Batch(written, deleted);
    }

    /** Nobody could be told. What has happened to a message meanwhile is newer. */
    synchronized void giveBack(Batch batch) {
        batch.written().forEach(message -> states.putIfAbsent(message.messageId(), new State.Reads(message)));
        batch.deleted().forEach(id -> states.putIfAbsent(id, new State.Gone()));
        notBeforeNanos = System.nanoTime()
                + FIRST_PAUSE
                        .multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS))
                        .toNanos();
    }

    synchronized void told() {
        failures = 0;
    }
}
