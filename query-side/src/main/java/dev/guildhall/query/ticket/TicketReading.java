package dev.guildhall.query.ticket;

import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.content.ContentReading;
import dev.guildhall.query.effect.Effects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at tickets: new enough, and only for those who may see the guild. Thread-safe. */
final class TicketReading {
    private final ContentReading<TicketView> reading;
    private final TicketTexts texts;
    private final Effects effects;

    TicketReading(ContentReading<TicketView> reading, TicketTexts texts, Effects effects) {
        this.reading = reading;
        this.texts = texts;
        this.effects = effects;
    }

    /** Which of a guild's tickets are asked for; of all where {@code null}. */
    record Which(@Nullable TicketStatus status, @Nullable String openerId) {
        Map<String, String> where() {
            Map<String, String> where = new HashMap<>();
            if (status != null) {
                where.put("status", status.name());
            }
            if (openerId != null) {
                where.put("opener_id", openerId);
            }
            return where;
        }
    }

    Page<TicketDetails> list(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            Which which,
            @Nullable String after,
            int limit) {
        Page<TicketView> page = reading.list(asker, guildId, atLeastVersion, which.where(), after, limit);
        Map<String, TicketTexts.Texts> found = texts.of(page.items());
        Map<String, Map<String, String>> failed =
                effects.parked(page.items().stream().map(TicketView::ticketId).toList());
        return page.of(view -> TicketDetails.of(
                view,
                Objects.requireNonNull(found.get(view.ticketId())),
                failed.getOrDefault(view.ticketId(), Map.of())));
    }

    /** @throws dev.guildhall.door.problem.ProblemException 404 when the guild has no such ticket */
    TicketView one(Asker asker, String guildId, String ticketId, @Nullable String atLeastVersion) {
        return reading.one(asker, guildId, ticketId, atLeastVersion);
    }

    TicketDetails details(TicketView ticket) {
        Map<String, Map<String, String>> failed = effects.parked(List.of(ticket.ticketId()));
        return TicketDetails.of(ticket, texts.of(ticket), failed.getOrDefault(ticket.ticketId(), Map.of()));
    }
}
