package dev.guildhall.command.portable;

import dev.guildhall.command.dispatch.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Configures a guild by a document. */
@RestController
final class ImportRoutes {
    private final ImportWrites writes;

    ImportRoutes(ImportWrites writes) {
        this.writes = writes;
    }

    @PostMapping(
            path = {"/api/guilds/{guildId}/import", "/api/panel/guilds/{guildId}/import"},
            consumes = "application/json")
    ResponseEntity<byte[]> take(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.take(guildId, body, write);
    }
}
