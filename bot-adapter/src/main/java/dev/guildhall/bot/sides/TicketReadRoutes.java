package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for tickets. */
@HttpExchange
interface TicketReadRoutes {
    String TICKETS = "/api/guilds/{guildId}/tickets";

    @GetExchange(url = TICKETS, accept = "application/json")
    Answer<List<TicketView>> list(
            @PathVariable String guildId,
            @RequestParam String status,
            @RequestParam(required = false) @Nullable String openerId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam int limit);

    @GetExchange(url = TICKETS + "/{id}", accept = "application/json")
    Answer<TicketView> ticket(@PathVariable String guildId, @PathVariable String id);

    @GetExchange(TICKETS + "/{id}/transcript")
    byte[] transcript(
            @PathVariable String guildId,
            @PathVariable String id,
            @RequestParam String format,
            @RequestParam(required = false) @Nullable Long atLeast);
}
