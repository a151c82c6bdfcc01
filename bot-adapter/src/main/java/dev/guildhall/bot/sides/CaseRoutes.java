package dev.guildhall.bot.sides;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/** The command side's internal routes for cases. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface CaseRoutes {
    record Report(List<CaseSide.Finding> findings) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opening(
            String userId,
            String kind,
            @Nullable String reason,
            @Nullable Long durationSeconds,
            String channelId,
            String moderatorId,
            String moderatorName,
            List<String> moderatorPermissions,
            boolean moderatorOwns,
            int moderatorRank,
            boolean member,
            boolean memberOwns,
            boolean memberIsThisBot,
            int memberRank) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revoking(
            String moderatorId,
            String moderatorName,
            List<String> moderatorPermissions,
            boolean moderatorOwns,
            @Nullable String reason) {}

    @PostExchange("/internal/guilds/{guildId}/cases")
    Answer<CaseView> open(
            @PathVariable String guildId, @RequestBody Opening opening, @RequestHeader Map<String, String> headers);

    @PostExchange("/internal/guilds/{guildId}/cases/{number}/revoke")
    Answer<CaseView> revoke(
            @PathVariable String guildId,
            @PathVariable int number,
            @RequestBody Revoking revoking,
            @RequestHeader Map<String, String> headers);

    @PostExchange("/internal/guilds/{guildId}/findings")
    Answer<List<Map<String, @Nullable Object>>> found(@PathVariable String guildId, @RequestBody Report report);

    @PutExchange("/internal/guilds/{guildId}/cases/{number}/deliveries/{delivery}")
    Answer<Map<String, Object>> delivered(
            @PathVariable String guildId,
            @PathVariable int number,
            @PathVariable String delivery,
            @RequestBody Map<String, String> body);
}
