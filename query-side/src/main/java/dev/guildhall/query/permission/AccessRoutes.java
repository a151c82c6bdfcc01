package dev.guildhall.query.permission;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.ViewProgress;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController
public final class AccessRoutes {
    private final VisibleGuilds visible;
    private final ViewProgress progress;
    private final PermissionValues values;

    AccessRoutes(VisibleGuilds visible, ViewProgress progress, PermissionValues values) {
        this.visible = visible;
        this.progress = progress;
        this.values = values;
    }

    @GetMapping("/internal/access/{userId}")
    Answer<GuildAccess> access(@PathVariable String userId) {
        long reached = progress.watermark();
        List<GuildAccess.Entry> guilds = visible.to(userId);
        values.answered(userId, guilds, reached);
        return Answer.of(new GuildAccess(userId, guilds), reached);
    }
}
