package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The command side's routes for tickets. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface TicketRoutes {
    String TICKETS = "/internal/guilds/{guildId}/tickets";

    /** A part of a channel's history, of which everything there is is among the messages. */
    record Range(String after, String through) {}

    record Telling(
            List<TicketMessage> messages,
            List<String> deleted,
            @Nullable Range range) {}

    @PostExchange(TICKETS)
    Answer<TicketView> open(
            @PathVariable String guildId,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, @Nullable Object> body);

    @PostExchange(TICKETS + "/{id}/{step}")
    Answer<TicketView> take(
            @PathVariable String guildId,
            @PathVariable String id,
            @PathVariable String step,
            @RequestHeader Map<String, String> headers,
            @RequestBody Map<String, @Nullable Object> body);

    @PostExchange("/api/guilds/{guildId}/tickets/panels")
    Answer<Map<String, @Nullable Object>> panel(
            @PathVariable String guildId,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, @Nullable Object> body);

    @PutExchange(TICKETS + "/{id}/deliveries/{delivery}")
    Answer<Map<String, @Nullable Object>> report(
            @PathVariable String guildId,
            @PathVariable String id,
            @PathVariable String delivery,
            @RequestBody Map<String, @Nullable Object> body);

    @PutExchange("/internal/guilds/{guildId}/ticket-panels/{panelId}/delivery")
    Answer<Map<String, @Nullable Object>> reportPanel(
            @PathVariable String guildId,
            @PathVariable String panelId,
            @RequestBody Map<String, @Nullable Object> body);

    @PutExchange(TICKETS + "/{id}/messages")
    Answer<TicketSide.Known> tell(@PathVariable String guildId, @PathVariable String id, @RequestBody Telling telling);
}
