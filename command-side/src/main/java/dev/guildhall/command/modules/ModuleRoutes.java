package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
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

    private final ModuleWrites writes;

    public ModuleRoutes(ModuleWrites writes) {
        this.writes = writes;
    }

    /** A merge patch of both members: {@code null} switches off, or brings every default of the configuration back. */
    @PatchMapping
    ResponseEntity<byte[]> configure(
            @PathVariable String guildId,
            @PathVariable String module,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        Fields fields = new Fields(body, Set.of(ENABLED, CONFIG));
        Boolean enabled = fields.resets(ENABLED) ? Boolean.FALSE : fields.flag(ENABLED);
        Map<String, @Nullable Object> patch = fields.resets(CONFIG) ? reset(module) : fields.patch(CONFIG);
        fields.check();
        return writes.configure(guildId, module, enabled, patch, body, write);
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
        return writes.toggle(guildId, module, Boolean.TRUE.equals(enabled), body, write);
    }

    /** The guild will say that there is no such module, and only to those who may hear it. */
    private static Map<String, @Nullable Object> reset(String module) {
        return GuildModule.of(module)
                .map(known -> GuildSchemas.of(known).reset())
                .orElse(Map.of());
    }
}
