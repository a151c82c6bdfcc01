package dev.guildhall.command.history;

import dev.guildhall.command.dispatch.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Brings a guild's configuration back to how it was. */
@RestController
final class RevertRoutes {
    private final RevertWrites writes;

    RevertRoutes(RevertWrites writes) {
        this.writes = writes;
    }

    @PostMapping(
            path = {"/api/guilds/{guildId}/history/revert", "/api/panel/guilds/{guildId}/history/revert"},
            consumes = "application/json")
    ResponseEntity<byte[]> revert(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.revert(guildId, body, write);
    }
}
