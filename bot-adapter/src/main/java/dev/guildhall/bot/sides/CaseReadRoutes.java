package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for cases. */
@HttpExchange(accept = "application/json")
interface CaseReadRoutes {
    @GetExchange("/api/guilds/{guildId}/cases")
    Answer<List<CaseView>> list(
            @PathVariable String guildId,
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam int limit);

    @GetExchange("/api/guilds/{guildId}/cases/{number}")
    Answer<CaseView> one(@PathVariable String guildId, @PathVariable int number);
}
