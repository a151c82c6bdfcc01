package dev.guildhall.bot.ticket;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import dev.guildhall.door.StartsWhenReady;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be looked after when Discord says that something has changed, or may have while nobody listened. Each thing is
 * tried until the other sides have heard of it. Returns at once; thread-safe.
 */
public final class TicketCare implements StartsWhenReady {
    static final int MAX_AT_ONCE = 4;
    static final Duration PAUSE = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final List<String> NOT_CLOSED = List.of(TicketView.OPEN, TicketView.CLAIMED);
    private static final Logger LOG = LoggerFactory.getLogger(TicketCare.class);

    private final DiscordConnection discord;
    private final TicketSide tickets;
    private final TicketReads reads;
    private final TicketChannels channels;
    private final TicketHistory history;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("ticket-care-", 0).factory());
    private volatile boolean running;

    TicketCare(
            DiscordConnection discord,
            TicketSide tickets,
            TicketReads reads,
            TicketChannels channels,
            TicketHistory history) {
        this.discord = discord;
        this.tickets = tickets;
        this.reads = reads;
        this.channels = channels;
        this.history = history;
    }

    /** There is a session that has not heard what happened in the guild before. */
    void catchUp(String guildId) {
        persist(guildId, "catch-up " + guildId, () -> {
            for (String status : NOT_CLOSED) {
                reads.all(guildId, status, null).forEach(ticket -> catchUpOne(guildId, ticket));
            }
        });
    }

    /** Much has happened in the channel of which nothing was kept. */
    void readAnew(Waiting channel) {
        persist(
                channel.guildId(),
                "channel " + channel.channelId(),
                () -> catchUp(channel.guildId(), reads.ticket(channel.guildId(), channel.ticketId())));
    }

    /** One that nobody wants to hear of must not keep the others from being read. */
    private void catchUpOne(String guildId, TicketView ticket) {
        try {
            catchUp(guildId, ticket);
        } catch (SideRefused | PermissionException e) {
            LOG.info("Ticket {} is not caught up with: {}", ticket.id(), e.getMessage());
        } catch (ErrorResponseException e) {
            if (e.getResponse().code < FIRST_CLIENT_ERROR || e.isServerError()) {
                throw e;
            }
            LOG.info("Ticket {} is not caught up with: {}", ticket.id(), e.getMessage());
        }
    }

    private void catchUp(String guildId, TicketView ticket) {
        String channelId = ticket.channelId();
        Guild guild =
                discord.session(guildId).map(jda -> jda.getGuildById(guildId)).orElse(null);
        if (channelId == null || guild == null) {
            return;
        }
        TextChannel channel = guild.getTextChannelById(channelId);
        if (channel == null) {
            closeUnlessThere(guild, ticket.id(), channelId);
            return;
        }
        channels.confirm(channelId, ticket.id());
        boolean readable =
                guild.getSelfMember().hasPermission(channel, Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY);
        if (readable) {
            history.tell(channel, ticket.id(), TicketCare::call);
        }
    }

    private void closeUnlessThere(Guild guild, String ticketId, String channelId) {
        boolean there = call(GuildChannels.list(guild.getJDA(), guild.getId())).stream()
                .anyMatch(channel -> channel.id().equals(channelId));
        if (!there) {
            tickets.channelDeleted(guild.getId(), ticketId, channelId);
        }
    }

    private static <T> T call(RestAction<T> action) {
        return action.deadline(System.currentTimeMillis() + CALL_TIMEOUT.toMillis())
                .complete();
    }

    /** Somebody has deleted the channel, or it was to be removed. Which of both, the command side knows. */
    void channelDeleted(String guildId, String channelId, String ticketId) {
        persist(guildId, "deleted " + channelId, () -> {
            TicketView ticket = reads.ticket(guildId, ticketId);
            boolean own = channels.isConfirmed(channelId, ticketId) || channelId.equals(ticket.channelId());
            if (own && !ticket.closed()) {
                tickets.channelDeleted(guildId, ticketId, channelId);
            }
        });
    }

    /** Their tickets are nobody's any more. */
    void memberLeft(String guildId, String userId) {
        persist(guildId, "left " + guildId + " " + userId, () -> {
            for (String status : NOT_CLOSED) {
                reads.all(guildId, status, userId).forEach(ticket -> tickets.openerLeft(guildId, ticket.id()));
            }
        });
    }

    private void persist(String guildId, String what, Runnable work) {
        if (!underWay.add(what)) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    repeat(guildId, what, work);
                } finally {
                    underWay.remove(what);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Not looked after any more: {}", what);
        }
    }

    private void repeat(String guildId, String what, Runnable work) {
        Duration pause = PAUSE;
        try {
            while (!attempt(guildId, what, work) && running) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    /** Answers whether it is over. */
    private boolean attempt(String guildId, String what, Runnable work) throws InterruptedException {
        if (!discord.connected(guildId)) {
            // Whoever serves it from now on looks after all of its tickets.
            return !discord.serves(guildId);
        }
        atOnce.acquire();
        try {
            work.run();
            return true;
        } catch (SideAway e) {
            return false;
        } catch (SideRefused e) {
            LOG.info("{}: {}", what, e.getMessage());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} is tried again: {}", what, e.toString());
            return false;
        } finally {
            atOnce.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Something is still under way");
            }
        } catch (InterruptedException e) {
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
