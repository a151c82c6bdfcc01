package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.request.Answer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets those who may write have every cache of a guild dropped. No event: nothing about the guild changes. */
@RestController
public final class SyncRoutes {
    private final CommandDoor door;
    private final QuerySide querySide;

    SyncRoutes(CommandDoor door, QuerySide querySide) {
        this.door = door;
        this.querySide = querySide;
    }

    @PostMapping({"/api/guilds/{guildId}/sync", "/api/panel/guilds/{guildId}/sync"})
    ResponseEntity<Answer<Presence>> sync(@PathVariable String guildId, Write write) {
        ConfirmAccess question = new ConfirmAccess(guildId, write.asker().userId(), null);
        Outcome<Presence> allowed = door.send(question, Presence.class, write);
        querySide.sync(guildId, write.correlation());
        return Answer.of(allowed.view(), allowed.version()).entity();
    }
}
