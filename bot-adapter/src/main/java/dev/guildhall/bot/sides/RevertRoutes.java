package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The command side's route for going back: the panel's own. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface RevertRoutes {
    @PostExchange("/api/guilds/{guildId}/history/revert")
    Answer<RevertSide.Reversal> revert(
            @PathVariable String guildId,
            @RequestHeader Map<String, String> headers,
            @RequestBody Map<String, Object> body);
}
