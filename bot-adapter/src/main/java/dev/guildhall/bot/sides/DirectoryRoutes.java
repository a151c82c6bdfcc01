package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.GuildDirectory.Told;
import dev.guildhall.events.wire.GuildMembers;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The query side's internal routes for what Discord knows. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface DirectoryRoutes {
    record Pass(long pass) {}

    record Taken(boolean taken) {}

    @PutExchange("/internal/guilds/{guildId}/directory")
    Answer<Told> tell(@PathVariable String guildId, @RequestBody GuildDirectory directory);

    @PostExchange("/internal/guilds/{guildId}/directory/passes")
    Answer<Pass> begin(@PathVariable String guildId);

    @PutExchange("/internal/guilds/{guildId}/directory/members")
    Answer<Taken> tell(@PathVariable String guildId, @RequestBody GuildMembers.Range range);

    @PostExchange("/internal/guilds/{guildId}/directory/members")
    Answer<Taken> tell(@PathVariable String guildId, @RequestBody GuildMembers.Changes changes);

    @PostExchange("/internal/directories")
    Answer<List<Standing>> standing(@RequestBody List<String> guildIds);
}
