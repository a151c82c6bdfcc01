package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for levels. */
@HttpExchange(accept = "application/json")
interface LevelReadRoutes {
    @GetExchange("/api/guilds/{guildId}/leaderboard")
    Answer<List<LevelReads.Standing>> leaderboard(@PathVariable String guildId, @RequestParam int limit);

    @GetExchange("/api/guilds/{guildId}/levels/{userId}")
    Answer<LevelReads.Standing> level(@PathVariable String guildId, @PathVariable String userId);
}
