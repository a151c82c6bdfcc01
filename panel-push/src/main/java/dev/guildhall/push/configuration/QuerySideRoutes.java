package dev.guildhall.push.configuration;

import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The query side's routes, as far as the push side uses them. */
public interface QuerySideRoutes {
    @GetExchange("/internal/changes")
    Answer<ChangedGuilds> changes(@RequestParam long since, @RequestParam int limit, @RequestParam String also);

    @GetExchange("/internal/access/{userId}")
    Answer<GuildAccess> access(@PathVariable String userId);

    @PostExchange("/internal/access")
    Answer<List<GuildAccess>> access(@RequestBody Map<String, List<String>> question);

    @PostExchange("/internal/directories")
    Answer<List<Standing>> directories(@RequestBody List<String> guildIds);

    @GetExchange("/api/guilds/{guildId}")
    Answer<GuildConfiguration> guild(@PathVariable String guildId, @RequestParam long atLeast);

    @GetExchange("/api/guilds/{guildId}/{content}")
    Answer<List<Object>> content(@PathVariable String guildId, @PathVariable String content, @RequestParam int limit);

    /** A success. {@code version} is 0 where nothing versioned is answered. */
    record Answer<T>(T data, long version) {}
}
