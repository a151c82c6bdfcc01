package dev.guildhall.query.permission;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.guild.AtLeast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The guilds of somebody. */
@RestController
public final class VisibleGuildRoutes {
    private final VisibleGuilds visible;
    private final AtLeast atLeast;
    private final ViewProgress progress;

    VisibleGuildRoutes(VisibleGuilds visible, AtLeast atLeast, ViewProgress progress) {
        this.visible = visible;
        this.atLeast = atLeast;
        this.progress = progress;
    }

    /** The version of this list is how far the view had come before it was read. */
    @GetMapping({"/api/guilds", "/api/panel/guilds"})
    ResponseEntity<Answer<List<GuildAccess.Entry>>> guilds(
            Asker asker, @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        if (asker.service()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "A service has no guilds of its own");
        }
        atLeast.await(AtLeast.version(version));
        long reached = progress.watermark();
        return Answer.list(visible.to(asker.userId()), reached, null).entity();
    }
}
