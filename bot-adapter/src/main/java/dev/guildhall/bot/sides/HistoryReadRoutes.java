package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes for histories. */
@HttpExchange(accept = "application/json")
interface HistoryReadRoutes {
    /** What the same request led to is of no interest here. */
    record InContext(HistoryEntry entry) {}

    @GetExchange("/api/guilds/{guildId}/history")
    Answer<List<HistoryEntry>> page(
            @PathVariable String guildId,
            @RequestParam String type,
            @RequestParam(required = false) @Nullable String module,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam int limit);

    @GetExchange("/api/guilds/{guildId}/history/{position}")
    Answer<InContext> one(@PathVariable String guildId, @PathVariable long position);
}
