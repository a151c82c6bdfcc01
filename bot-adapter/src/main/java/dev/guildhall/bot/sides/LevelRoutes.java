package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The command side's internal routes for levels. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface LevelRoutes {
    record Report(List<LevelSide.Written> messages) {}

    @PostExchange("/internal/guilds/{guildId}/levels/messages")
    Answer<List<LevelSide.Told>> tell(@PathVariable String guildId, @RequestBody Report report);

    @PutExchange("/internal/guilds/{guildId}/levels/{userId}/deliveries/{delivery}")
    Answer<Map<String, Object>> report(
            @PathVariable String guildId,
            @PathVariable String userId,
            @PathVariable String delivery,
            @RequestBody Map<String, String> body);
}
