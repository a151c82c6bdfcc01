package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes giveaways and steers them. All answer the giveaway, with its version. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}/giveaways", "/api/panel/guilds/{guildId}/giveaways"},
        consumes = "application/json")
public final class GiveawayRoutes {
    private final GiveawayWrites writes;

    public GiveawayRoutes(GiveawayWrites writes) {
        this.writes = writes;
    }

    @PostMapping
    ResponseEntity<byte[]> create(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.create(guildId, body, write);
    }

    @PostMapping("/{giveawayId}/end")
    ResponseEntity<byte[]> end(
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.end(guildId, giveawayId, body, write);
    }

    @PostMapping("/{giveawayId}/cancel")
    ResponseEntity<byte[]> cancel(
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(guildId, giveawayId, body, write, () -> {
            SteeringForm.nothing(body);
            return new CancelGiveaway(guildId, giveawayId, null);
        });
    }

    @PostMapping("/{giveawayId}/reroll")
    ResponseEntity<byte[]> reroll(
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(
                guildId,
                giveawayId,
                body,
                write,
                () -> new RerollGiveaway(guildId, giveawayId, SteeringForm.userIds(body), null));
    }
}
