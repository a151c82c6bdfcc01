package dev.guildhall.query.settings;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's settings in effect. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/settings", "/api/panel/guilds/{guildId}/settings"})
public final class SettingsRoutes {
    private final GuildReading reading;

    SettingsRoutes(GuildReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<Map<String, @Nullable Object>>> settings(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        return Answer.of(view.configuration().settings(), view.version()).entity();
    }
}
