package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides about members, and takes it back. Both answer the case, with its version. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}/cases", "/api/panel/guilds/{guildId}/cases"},
        consumes = "application/json")
public final class CaseRoutes {
    private final CaseWrites writes;

    public CaseRoutes(CaseWrites writes) {
        this.writes = writes;
    }

    @PostMapping
    ResponseEntity<byte[]> open(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.open(guildId, body, write);
    }

    @PostMapping("/{number}/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable String guildId,
            @PathVariable String number,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.revoke(guildId, number, body, write);
    }
}
