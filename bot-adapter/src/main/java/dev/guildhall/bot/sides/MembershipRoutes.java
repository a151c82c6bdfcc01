package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The command side's internal routes for members' coming and going. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface MembershipRoutes {
    record Memberships(List<MembershipSide.Happening> memberships) {}

    record Failure(long atMillis, String cause) {}

    @PostExchange("/internal/guilds/{guildId}/memberships")
    Answer<Map<String, Object>> tell(@PathVariable String guildId, @RequestBody Memberships memberships);

    @PutExchange("/internal/guilds/{guildId}/memberships/{userId}/deliveries/{delivery}")
    Answer<Map<String, Object>> failed(
            @PathVariable String guildId,
            @PathVariable String userId,
            @PathVariable String delivery,
            @RequestBody Failure failure);
}
