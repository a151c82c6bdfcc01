package dev.guildhall.query.guild;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.permission.VisibleGuilds;
import java.util.List;
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
    private final VisibleGuilds visible;
    private final AtLeast atLeast;
    private final ViewProgress progress;

    GuildRoutes(GuildReading reading, VisibleGuilds visible, AtLeast atLeast, ViewProgress progress) {
        this.reading = reading;
        this.visible = visible;
        this.atLeast = atLeast;
        this.progress = progress;
    }

    /** The version of this list is how far the view had come before it was read. */
    @GetMapping
    ResponseEntity<Answer<List<GuildAccess.Entry>>> guilds(
            Asker asker, @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        if (asker.service()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "A service has no guilds of its own");
        }
        atLeast.await(AtLeast.version(version));
        long reached = progress.watermark();
        return Answer.list(visible.to(asker.userId()), reached, null).entity();
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
