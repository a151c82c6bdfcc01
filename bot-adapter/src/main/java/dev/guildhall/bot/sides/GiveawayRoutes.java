package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The command side's routes for giveaways: the panel's own, and some internal ones. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface GiveawayRoutes {
    String ENTRIES = "/internal/guilds/{guildId}/giveaways/{id}/entries";

    record Entering(String userId, List<String> roleIds, Instant accountCreatedAt, Instant joinedAt) {}

    @PostExchange("/api/guilds/{guildId}/giveaways")
    Answer<GiveawayView> create(
            @PathVariable String guildId,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, @Nullable Object> body);

    @PostExchange("/api/guilds/{guildId}/giveaways/{id}/{step}")
    Answer<GiveawayView> take(
            @PathVariable String guildId,
            @PathVariable String id,
            @PathVariable String step,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, Object> body);

    @PostExchange(ENTRIES)
    Answer<GiveawaySide.Entry> enter(
            @PathVariable String guildId,
            @PathVariable String id,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Entering entering);

    @DeleteExchange(ENTRIES + "/{userId}")
    Answer<GiveawaySide.Entry> leave(
            @PathVariable String guildId,
            @PathVariable String id,
            @PathVariable String userId,
            @RequestHeader Map<String, String> actingFor);

    @PutExchange("/internal/guilds/{guildId}/giveaways/{id}/deliveries/{delivery}")
    Answer<Map<String, Object>> report(
            @PathVariable String guildId,
            @PathVariable String id,
            @PathVariable String delivery,
            @RequestBody Map<String, String> body);
}
