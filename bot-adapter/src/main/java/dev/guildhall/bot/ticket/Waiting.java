package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.TicketMessage;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.door.BackOff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happened in one ticket's channel and has not been told yet, in order: what was edited soon after is told as it was
 * written, too. Thread-safe.
 */
final class Waiting {
    private static final BackOff PAUSES = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(16));

    private final String guildId;
    private final String channelId;
    private final String ticketId;
    private final Deque<Happening> happenings = new ArrayDeque<>();

    private final ReentrantLock turn = new ReentrantLock();
    private int failures;
    private long notBeforeNanos = System.nanoTime();

    /** A message as it was then, or that it is gone. */
    private sealed interface Happening {
        record Reads(TicketMessage message) implements Happening {}

        record Gone(String messageId) implements Happening {}
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

    synchronized void written(TicketMessage message) {
        happenings.add(new Happening.Reads(message));
    }

    synchronized void deleted(String messageId) {
        happenings.add(new Happening.Gone(messageId));
    }

    synchronized boolean isEmpty() {
        return happenings.isEmpty();
    }

    synchronized boolean isDue(long nowNanos) {
        return !happenings.isEmpty() && nowNanos - notBeforeNanos >= 0;
    }

    /** As many as fit; of one message only one version, since of two that are told at once only the later counts. */
    synchronized Batch take() {
        Map<String, TicketMessage> written = new LinkedHashMap<>();
        List<String> deleted = new ArrayList<>();
        while (!happenings.isEmpty() && written.size() + deleted.size() < TicketSide.MAX_TOLD) {
            switch (happenings.getFirst()) {
                case Happening.Reads reads -> {
                    if (written.putIfAbsent(reads.message().messageId(), reads.message()) != null) {
                        return new Batch(List.copyOf(written.values()), deleted);
                    }
                }
                case Happening.Gone gone -> deleted.add(gone.messageId());
            }
            happenings.removeFirst();
        }
        return new Batch(List.copyOf(written.values()), deleted);
    }

    /** Nobody could be told. */
    synchronized void giveBack(Batch batch) {
        batch.deleted().reversed().forEach(id -> happenings.addFirst(new Happening.Gone(id)));
        batch.written().reversed().forEach(message -> happenings.addFirst(new Happening.Reads(message)));
        notBeforeNanos = System.nanoTime() + PAUSES.after(failures++).toNanos();
    }

    synchronized void told() {
        failures = 0;
    }
}
