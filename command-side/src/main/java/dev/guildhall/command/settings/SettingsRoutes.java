package dev.guildhall.command.settings;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.settings.SettingsRejection.InvalidSettings;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes settings, as the dashboard does (all of a guild) and as everybody else does. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}", "/api/panel/guilds/{guildId}"},
        consumes = {"application/json", "application/merge-patch+json"})
public final class SettingsRoutes {
    private static final String SETTINGS = "settings";

    private final Writes writes;

    public SettingsRoutes(Writes writes) {
        this.writes = writes;
    }

    @PatchMapping("/settings")
    ResponseEntity<byte[]> change(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        ChangeSettings command = new ChangeSettings(guildId, write.asker().userId(), body, null);
        return writes.carryOut(
                new Writes.Task<>(command, SettingsInEffect.class, body, SettingsInEffect::settings), write);
    }

    @PatchMapping
    ResponseEntity<byte[]> changeGuild(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        Fields fields = new Fields(body, Set.of(SETTINGS));
        Map<String, @Nullable Object> patch =
                fields.resets(SETTINGS) ? GuildSchemas.SETTINGS.reset() : fields.patch(SETTINGS);
        fields.check();
        ChangeSettings command = new ChangeSettings(guildId, write.asker().userId(), patch, null);
        try {
            return writes.carryOut(
                    new Writes.Task<>(
                            command,
                            SettingsInEffect.class,
                            body,
                            view -> Map.of("guildId", guildId, SETTINGS, view.settings())),
                    write);
        } catch (Rejected e) {
            if (e.rejection() instanceof InvalidSettings invalid) {
                throw new ProblemException(Problem.invalid(invalid.violations().stream()
                        .map(v -> new Violation("/" + SETTINGS + v.pointer(), v.detail()))
                        .toList()));
            }
            throw e;
        }
    }
}
