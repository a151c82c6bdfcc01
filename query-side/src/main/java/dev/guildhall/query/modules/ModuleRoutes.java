package dev.guildhall.query.modules;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's modules in effect. Each answer carries the version of the guild's whole configuration. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/modules", "/api/panel/guilds/{guildId}/modules"})
public final class ModuleRoutes {
    private final GuildReading reading;

    ModuleRoutes(GuildReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<List<ModuleConfiguration>>> modules(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        return Answer.list(view.configuration().modules(), view.version(), null).entity();
    }

    /** Whether there is such a module is only told to those who may see the guild. */
    @GetMapping("/{module}")
    ResponseEntity<Answer<ModuleConfiguration>> module(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String module,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        return GuildModule.of(module)
                .map(known -> Answer.of(view.module(known), view.version()).entity())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such module"));
    }
}
