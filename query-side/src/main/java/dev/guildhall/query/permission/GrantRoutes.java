package dev.guildhall.query.permission;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a guild's owner has granted, for the owner and for administrators. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/access", "/api/panel/guilds/{guildId}/access"})
public final class GrantRoutes {
    private final GuildReading reading;

    GrantRoutes(GuildReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<GrantedAccess>> granted(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version, AccessLevel.ADMINISTRATOR);
        return Answer.of(view.authority().grants().granted(), view.version()).entity();
    }
}
