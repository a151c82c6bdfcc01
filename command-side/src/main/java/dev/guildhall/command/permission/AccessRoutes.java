package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.events.wire.GrantedAccess;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the owner, and nobody else, open the guild to others. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}/access", "/api/panel/guilds/{guildId}/access"},
        consumes = "application/json")
public final class AccessRoutes {
    private final Writes writes;

    public AccessRoutes(Writes writes) {
        this.writes = writes;
    }

    @PutMapping
    ResponseEntity<byte[]> replace(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        ChangeAccess command = new ChangeAccess(guildId, write.asker().userId(), body, null);
        return writes.carryOut(new Writes.Task<>(command, GrantedAccess.class, body, view -> view), write);
    }
}
