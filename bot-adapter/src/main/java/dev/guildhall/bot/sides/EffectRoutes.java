package dev.guildhall.bot.sides;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.door.request.Answer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The query side's internal routes for what is to be done in Discord. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface EffectRoutes {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Claiming(String claimant, int limit, long waitMillis, EffectSide.@Nullable OfShards shards) {}

    record Renewing(String claimant, Collection<String> effectIds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            String effectId,
            String claimant,
            long version,
            String outcome,
            @Nullable String cause,
            @Nullable Long retryAfterMillis) {}

    @PostExchange("/internal/effects/claim")
    Answer<List<ClaimedEffect>> claim(@RequestBody Claiming claiming);

    @PostExchange("/internal/effects/renew")
    Answer<Map<String, Instant>> renew(@RequestBody Renewing renewing);

    @PostExchange("/internal/effects/outcome")
    Answer<Map<String, @Nullable Object>> tell(@RequestBody Outcome outcome);
}
