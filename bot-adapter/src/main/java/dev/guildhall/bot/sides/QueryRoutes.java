package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.GuildConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The query side's routes that the bot uses. */
@HttpExchange(accept = "application/json")
interface QueryRoutes {
    @GetExchange("/api/guilds/{guildId}")
    Answer<GuildConfiguration> configuration(
            @PathVariable String guildId, @RequestParam(required = false) @Nullable Long atLeast);

    @GetExchange("/internal/changes")
    Answer<ChangedGuilds> changes(@RequestParam long since, @RequestParam int limit);

    @GetExchange("/internal/guilds/{guildId}/modules/{module}/change")
    Answer<ModuleChange> moduleChange(@PathVariable String guildId, @PathVariable String module);

    /** @param at by the data base's clock */
    record ModuleChange(Instant at) {}

    @GetExchange("/internal/log/head")
    Answer<LogHead> logHead();
}
