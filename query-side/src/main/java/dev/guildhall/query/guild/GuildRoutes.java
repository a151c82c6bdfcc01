package dev.guildhall.query.guild;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.query.configuration.GuildView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole guilds. */
@RestController
@RequestMapping({"/api/guilds", "/api/panel/guilds"})
public final class GuildRoutes {
    private final GuildReading reading;

    GuildRoutes(GuildReading reading) {
        this.reading = reading;
    }

    @GetMapping("/{guildId}")
    ResponseEntity<Answer<GuildConfiguration>> guild(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        return Answer.of(view.configuration(), view.version()).entity();
    }
}
