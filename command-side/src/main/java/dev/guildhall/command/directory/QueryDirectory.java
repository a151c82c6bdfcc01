package dev.guildhall.command.directory;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GuildDirectory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** The query side's route for what Discord knows of a guild. */
interface QueryDirectory {
    @GetExchange("/internal/guilds/{guildId}/directory")
    Answer<GuildDirectory> directory(@PathVariable String guildId);
}
