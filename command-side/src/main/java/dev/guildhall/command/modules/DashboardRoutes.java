package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.GuildModule;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Modules under the routes that existing dashboards use, with flat fields: the same commands as the modules' own. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}", "/api/panel/guilds/{guildId}"},
        consumes = {"application/json", "application/merge-patch+json"})
public final class DashboardRoutes {
    private final ModuleWrites writes;

    public DashboardRoutes(ModuleWrites writes) {
        this.writes = writes;
    }

    @PatchMapping("/voice")
    ResponseEntity<byte[]> voice(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.TEMPVOICE, body, write);
    }

    @PatchMapping("/music")
    ResponseEntity<byte[]> music(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.MUSIC, body, write);
    }

    @PatchMapping("/tickets")
    ResponseEntity<byte[]> tickets(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.TICKETS, body, write);
    }

    @PatchMapping("/welcome")
    ResponseEntity<byte[]> welcome(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.WELCOME, body, write);
    }

    @PatchMapping("/moderation")
    ResponseEntity<byte[]> moderation(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.MODERATION, body, write);
    }

    @PatchMapping("/leveling")
    ResponseEntity<byte[]> leveling(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.LEVELING, body, write);
    }

    @PatchMapping("/autoresponder")
    ResponseEntity<byte[]> autoresponder(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.AUTORESPONDER, body, write);
    }

    @PatchMapping("/giveaways/settings")
    ResponseEntity<byte[]> giveaways(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return configure(guildId, GuildModule.GIVEAWAY, body, write);
    }

    private ResponseEntity<byte[]> configure(
            String guildId, GuildModule module, Map<String, @Nullable Object> body, Write write) {
        FlatPatch flat = FlatPatch.of(module, body);
        try {
            return writes.configure(guildId, module.word(), flat.enabled(), flat.patch(), body, write);
        } catch (Rejected e) {
            if (e.rejection() instanceof InvalidConfiguration invalid) {
                throw new ProblemException(Problem.invalid(flat.asSent(invalid.violations())));
            }
            throw e;
        }
    }
}
