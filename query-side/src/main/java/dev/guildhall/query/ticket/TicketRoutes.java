package dev.guildhall.query.ticket;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's tickets. A list carries the version of the guild's last change of any ticket. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/tickets", "/api/panel/guilds/{guildId}/tickets"})
final class TicketRoutes {
    private final TicketReading reading;

    TicketRoutes(TicketReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<List<TicketDetails>>> tickets(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "openerId", required = false) @Nullable String openerId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        TicketReading.Which which = new TicketReading.Which(
                ContentPages.status(TicketStatus.class, status), ContentPages.user("openerId", openerId));
        Page<TicketDetails> page =
                reading.list(asker, guildId, version, which, ContentPages.after(after), ContentPages.limit(limit));
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/{ticketId}")
    ResponseEntity<Answer<TicketDetails>> ticket(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        TicketView view = reading.one(asker, guildId, ticketId, version);
        return Answer.of(reading.details(view), view.version()).entity();
    }
}
