package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches and configures one module. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}/modules/{module}", "/api/panel/guilds/{guildId}/modules/{module}"},
        consumes = {"application/json", "application/merge-patch+json"})
public final class ModuleRoutes {
    private static final String ENABLED = "enabled";
    private static final String CONFIG = "config";

    private final Writes writes;

    public ModuleRoutes(Writes writes) {
        this.writes = writes;
    }

    @PatchMapping
    ResponseEntity<byte[]> configure(
            @PathVariable String guildId,
            @PathVariable String module,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        Fields fields = new Fields(body, Set.of(ENABLED, CONFIG));
        Boolean enabled = fields.flag(ENABLED);
        Map<String, @Nullable Object> patch = fields.patch(CONFIG);
        fields.check();
        ConfigureModule command = new ConfigureModule(guildId, write.asker().userId(), module, enabled, patch, null);
        return writes.carryOut(new Writes.Task<>(command, ModuleConfiguration.class, body, view -> view), write);
    }

    @PostMapping("/toggle")
    ResponseEntity<byte[]> toggle(
            @PathVariable String guildId,
            @PathVariable String module,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        Fields fields = new Fields(body, Set.of(ENABLED));
        fields.require(ENABLED);
        Boolean enabled = fields.flag(ENABLED);
        fields.check();
        ToggleModule command =
                new ToggleModule(guildId, write.asker().userId(), module, Boolean.TRUE.equals(enabled), null);
        return writes.carryOut(new Writes.Task<>(command, ModuleConfiguration.class, body, view -> view), write);
    }
}
