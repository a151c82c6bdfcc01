package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for music. */
@HttpExchange(accept = "application/json")
interface MusicReadRoutes {
    @GetExchange("/api/guilds/{guildId}/music/queue")
    Answer<QueueView> queue(@PathVariable String guildId, @RequestParam int limit);
}
