package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bot tells what members do with the queue in Discord. For services only, see the door. */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}/music", consumes = "application/json")
public final class MusicRoutes {
    private final MusicWrites writes;

    public MusicRoutes(MusicWrites writes) {
        this.writes = writes;
    }

    @PostMapping("/requests")
    ResponseEntity<byte[]> request(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.request(guildId, body, write);
    }

    @PostMapping("/skip")
    ResponseEntity<byte[]> skip(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.skip(guildId, body, write);
    }

    @PostMapping("/remove")
    ResponseEntity<byte[]> remove(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.remove(guildId, body, write);
    }

    @PostMapping("/move")
    ResponseEntity<byte[]> move(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.move(guildId, body, write);
    }

    @PostMapping("/clear")
    ResponseEntity<byte[]> clear(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.clear(guildId, body, write);
    }

    @PostMapping("/volume")
    ResponseEntity<byte[]> volume(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.volume(guildId, body, write);
    }
}
