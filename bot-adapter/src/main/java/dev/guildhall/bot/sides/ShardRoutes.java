package dev.guildhall.bot.sides;

import dev.guildhall.bot.sides.ShardSide.Claimed;
import dev.guildhall.bot.sides.ShardSide.Wish;
import dev.guildhall.door.request.Answer;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The command side's internal routes for shards. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface ShardRoutes {
    record Held(String holder, long fence) {}

    record Identification(int bucket, long intervalMillis) {}

    @PostExchange("/internal/shards/claim")
    Answer<Claimed> claim(@RequestBody Wish wish);

    @PostExchange("/internal/shards/renew")
    Answer<Map<String, Boolean>> renew(@RequestBody Held held);

    @PostExchange("/internal/shards/release")
    Answer<Map<String, Boolean>> release(@RequestBody Held held);

    @PostExchange("/internal/shards/identify")
    Answer<Map<String, Long>> identify(@RequestBody Identification identification);
}
