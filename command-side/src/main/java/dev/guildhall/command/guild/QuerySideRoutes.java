package dev.guildhall.command.guild;

import dev.guildhall.door.request.Correlation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

/** The query side's routes, as far as the command side uses them. */
interface QuerySideRoutes {
    @PostExchange("/internal/guilds/{guildId}/sync")
    void sync(@PathVariable String guildId, @RequestHeader(Correlation.HEADER) String correlationId);
}
