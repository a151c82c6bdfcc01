package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for giveaways. */
@HttpExchange(accept = "application/json")
interface GiveawayReadRoutes {
    @GetExchange("/api/guilds/{guildId}/giveaways")
    Answer<List<GiveawayView>> list(@PathVariable String guildId, @RequestParam String status, @RequestParam int limit);

    @GetExchange("/api/guilds/{guildId}/giveaways/{id}/proof")
    byte[] proof(@PathVariable String guildId, @PathVariable String id);
}
