package dev.guildhall.query.ticket;

import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.ticket.TicketAttachment;
import dev.guildhall.events.ticket.TicketCardPosted;
import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketTerms;
import dev.guildhall.events.ticket.TicketTranscriptDelivered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A guild of its own with tickets of its own, in whatever data base. */
final class TicketScene {
    static final String OLIVIA = "1180000000000000101";
    static final String MAX = "1180000000000000104";
    static final String STAFF = "1180000000000000103";
    static final String LOGS = "1180000000000000202";
    static final String SUBJECT = "The invoice of October";
    static final String REASON = "It was paid after all";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final long OPENED_AT = 1_800_000_000_000L;
    static final long CLOSED_AT = OPENED_AT + 3_600_000;
    static final TicketTerms TERMS = new TicketTerms(
            "1180000000000000221", List.of("1180000000000000304"), "ticket-{number}", "Hello {user}", 24);

    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_090_000L);
    private static final AtomicLong TICKETS = new AtomicLong(1_000_000);

    private final QuerySideProcess side;
    private final GuildLog log;
    private final AtomicInteger numbers = new AtomicInteger();
    final long registered;
    final String guild = Long.toString(GUILDS.incrementAndGet());

    TicketScene(QuerySideProcess side) {
        this.side = side;
        this.log = side.log();
        registered = log.append(new GuildRegistered(guild, "Demo", OLIVIA));
        side.awaitGuilds(registered);
    }

    /** In the order of time, as all ids of tickets are. */
    static String newId() {
        return "01JD7Z3M8Q4V5X6Y7Z8" + TICKETS.incrementAndGet();
    }

    TicketOpened opening(String id, String openerId) {
        return new TicketOpened(guild, id, numbers.incrementAndGet(), openerId, SUBJECT, "Billing", OPENED_AT, TERMS);
    }

    /** @return its position */
    long open(String id, String openerId) {
        return log.append(opening(id, openerId));
    }

    /** By max. */
    String opened() {
        String id = newId();
        open(id, MAX);
        return id;
    }

    /** With a channel and a card. */
    String inChannel() {
        String id = opened();
        channel(id, 0, "900");
        return id;
    }

    long channel(String id, int round, String channelId) {
        return log.append(
                new TicketChannelCreated(guild, id, round, channelId),
                new TicketCardPosted(guild, id, round, channelId + "1"));
    }

    long close(String id, int closing, @Nullable String closerId, String cause) {
        return log.append(closed(id, closing, closerId, cause));
    }

    TicketClosed closed(String id, int closing, @Nullable String closerId, String cause) {
        return new TicketClosed(
                guild,
                id,
                closing,
                closerId,
                cause,
                closerId == null ? null : REASON,
                LOGS,
                CLOSED_AT,
                CLOSED_AT + 86_400_000);
    }

    long delivered(String id, int closing) {
        return log.append(new TicketTranscriptDelivered(guild, id, closing, LOGS, "55", 2));
    }

    TicketMessageWritten written(String id, long messageId, String authorId, String text) {
        return new TicketMessageWritten(
                guild,
                id,
                Long.toString(messageId),
                authorId,
                "Name of " + authorId,
                false,
                text,
                List.of(),
                OPENED_AT + messageId,
                null);
    }

    long write(String id, long messageId, String authorId, String text) {
        return log.append(written(id, messageId, authorId, text));
    }

    long edit(String id, long messageId, String authorId, String text, TicketAttachment... attachments) {
        return log.append(new TicketMessageEdited(
                guild,
                id,
                Long.toString(messageId),
                authorId,
                text,
                List.of(attachments),
                OPENED_AT + messageId + 500));
    }

    long delete(String id, long messageId) {
        return log.append(new TicketMessageDeleted(guild, id, Long.toString(messageId), OPENED_AT + messageId + 1000));
    }

    GuildLog log() {
        return log;
    }

    Reply get(String path, String userId) throws Exception {
        return side.get("/api/guilds/" + guild + "/tickets" + path, userId);
    }

    Reply get(String path) throws Exception {
        return get(path, OLIVIA);
    }

    /** Waits until the view has come so far, however busy the machine is. */
    void projected(long position) {
        await().atMost(PATIENCE).until(() -> get("?limit=1&atLeast=" + position).status() == 200);
    }
}
