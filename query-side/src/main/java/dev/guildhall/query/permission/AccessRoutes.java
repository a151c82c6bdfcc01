package dev.guildhall.query.permission;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.ViewProgress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController
public final class AccessRoutes {
    private final VisibleGuilds visible;
    private final ViewProgress progress;

    AccessRoutes(VisibleGuilds visible, ViewProgress progress) {
        this.visible = visible;
        this.progress = progress;
    }

    @GetMapping("/internal/access/{userId}")
    Answer<GuildAccess> access(@PathVariable String userId) {
        long reached = progress.watermark();
        return Answer.of(new GuildAccess(userId, visible.to(userId)), reached);
    }
}
