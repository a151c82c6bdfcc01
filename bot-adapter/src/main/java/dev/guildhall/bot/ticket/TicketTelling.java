package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.bot.sides.TicketMessage;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import dev.guildhall.door.StartsWhenReady;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side what is written, edited and deleted in tickets' channels, within {@link #BEAT} while it answers. It
 * waits for it within a bound; what is too much is not lost either, since that channel is then read anew. Never blocks
 * those who tell it something. Thread-safe.
 */
public final class TicketTelling implements StartsWhenReady {
    static final Duration BEAT = Duration.ofMillis(200);
    /** Messages, of all channels together. */
    static final int MAX_WAITING = 10_000;

    static final int MAX_AT_ONCE = 8;
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final Logger LOG = LoggerFactory.getLogger(TicketTelling.class);

    private final TicketSide tickets;
    private final TicketReads reads;
    private final TicketChannels channels;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    private final AtomicInteger size = new AtomicInteger();
    private final Semaphore free = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("ticket-telling-", 0).factory());
    private volatile Consumer<Waiting> whenBehind = channel -> {};
    private volatile boolean running;

    TicketTelling(TicketSide tickets, TicketReads reads, TicketChannels channels) {
        this.tickets = tickets;
        this.reads = reads;
        this.channels = channels;
    }

    /** @param action has the channel read anew; must not block */
    void whenBehind(Consumer<Waiting> action) {
        whenBehind = action;
    }

    void written(String guildId, String channelId, String ticketId, TicketMessage message) {
        Waiting channel = channel(guildId, channelId, ticketId);
        take(channel, () -> channel.written(message));
    }

    void deleted(String guildId, String channelId, String ticketId, String messageId) {
        Waiting channel = channel(guildId, channelId, ticketId);
        take(channel, () -> channel.deleted(messageId));
    }

    private void take(Waiting channel, Runnable news) {
        if (size.get() >= MAX_WAITING) {
            if (behind.add(channel.channelId())) {
                LOG.warn("Too much is waiting: ticket {} is read anew later", channel.ticketId());
            }
        } else {
            size.incrementAndGet();
            news.run();
        }
    }

    private Waiting channel(String guildId, String channelId, String ticketId) {
        return waiting.computeIfAbsent(channelId, id -> new Waiting(guildId, id, ticketId));
    }

    /** The channel is no more. What happened there before is still told. */
    void forget(String channelId) {
        waiting.computeIfPresent(channelId, (id, channel) -> channel.isEmpty() ? null : channel);
    }

    /** What has happened in the channel is told first, if it can be, and nothing else meanwhile. Blocks. */
    <T> T alone(String guildId, String channelId, String ticketId, Supplier<T> work) {
        Waiting channel = channel(guildId, channelId, ticketId);
        channel.turn().lock();
        try {
            tellAll(channel);
            return work.get();
        } finally {
            channel.turn().unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        threads.execute(this::repeat);
    }

    private void repeat() {
        try {
            while (running) {
                TimeUnit.NANOSECONDS.sleep(BEAT.toNanos());
                long now = System.nanoTime();
                for (Waiting channel : waiting.values()) {
                    if (channel.isDue(now) && busy.add(channel.channelId())) {
                        free.acquire();
                        threads.execute(() -> tell(channel));
                    }
                }
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            LOG.debug("Stopped");
        }
    }

    private void tell(Waiting channel) {
        channel.turn().lock();
        try {
            tellAll(channel);
        } catch (RuntimeException e) {
            LOG.error("What happened in ticket {} could not be told", channel.ticketId(), e);
        } finally {
            channel.turn().unlock();
            busy.remove(channel.channelId());
            free.release();
        }
    }

    private void tellAll(Waiting channel) {
        boolean heard = true;
        while (heard && !channel.isEmpty()) {
            heard = tellNext(channel);
        }
    }

    /** Answers whether it makes sense to go on. */
    private boolean tellNext(Waiting channel) {
        Waiting.Batch batch = channel.take();
        size.addAndGet(-batch.size());
        try {
            if (isConfirmed(channel)) {
                tickets.tell(channel.guildId(), channel.ticketId(), batch.written(), batch.deleted());
                channel.told();
                if (behind.remove(channel.channelId())) {
                    whenBehind.accept(channel);
                }
            } else {
                waiting.remove(channel.channelId(), channel);
            }
            return true;
        } catch (SideAway e) {
            channel.giveBack(batch);
            size.addAndGet(batch.size());
            return false;
        } catch (SideRefused e) {
            LOG.info("Nobody wants to hear what happened in ticket {}: {}", channel.ticketId(), e.getMessage());
            return true;
        }
    }

    /**
     * Whether the channel is the ticket's, and not one that merely says so.
     *
     * @throws SideAway if that cannot be told yet
     */
    private boolean isConfirmed(Waiting channel) {
        if (channels.isConfirmed(channel.channelId(), channel.ticketId())) {
            return true;
        }
        try {
            TicketView ticket = reads.ticket(channel.guildId(), channel.ticketId());
            String own = ticket.channelId();
            if (own == null && !ticket.closed()) {
                throw new SideAway("ticket " + channel.ticketId() + " is not known to have a channel yet");
            }
            if (channel.channelId().equals(own)) {
                channels.confirm(channel.channelId(), channel.ticketId());
                return true;
            }
        } catch (SideRefused e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
        LOG.info("Channel {} says that it is of ticket {}, and is not", channel.channelId(), channel.ticketId());
        return false;
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped once, it stays stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
