package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT}, a transcript
 * for {@link #TRANSCRIPT_TIMEOUT}, and throws {@link SideAway} when the query side cannot answer, {@link SideRefused} when it
 * will not. Thread-safe.
 */
public final class TicketReads {
    static final Duration TRANSCRIPT_TIMEOUT = Duration.ofSeconds(15);
    private static final int PAGE = 100;
    /** More than a guild may have open. */
    private static final int MAX_PAGES = 20;

    private static final String HTML = "html";
    private static final String JSON = "json";

    private final TicketReadRoutes routes;
    private final TicketReadRoutes patient;

    TicketReads(TicketReadRoutes routes, TicketReadRoutes patient) {
        this.routes = routes;
        this.patient = patient;
    }

    /** Those of that status, newest first. */
    public List<TicketView> list(String guildId, String status, int limit) {
        return Call.of(() -> routes.list(guildId, status, null, null, limit)).data();
    }

    /** All of that status, of that member if one is named. */
    public List<TicketView> all(String guildId, String status, @Nullable String openerId) {
        List<TicketView> all = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            String from = after;
            Answer<List<TicketView>> some = Call.of(() -> routes.list(guildId, status, openerId, from, PAGE));
            all.addAll(some.data());
            after = some.next();
            if (after == null) {
                break;
            }
        }
        return all;
    }

    public TicketView ticket(String guildId, String ticketId) {
        return Call.of(() -> routes.ticket(guildId, ticketId)).data();
    }

    /** A page of its own, which has all up to that position; 0 for whatever there is. */
    public byte[] html(String guildId, String ticketId, long atLeast) {
        return transcript(guildId, ticketId, HTML, atLeast);
    }

    /** Without what is around it. Never made into objects: it may have very many messages. */
    public byte[] json(String guildId, String ticketId, long atLeast) {
        return Envelope.data(transcript(guildId, ticketId, JSON, atLeast));
    }

    private byte[] transcript(String guildId, String ticketId, String format, long atLeast) {
        return Call.of(() -> patient.transcript(guildId, ticketId, format, atLeast > 0 ? atLeast : null));
    }
}
