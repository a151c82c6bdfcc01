package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The one way in which every route for modules has its command carried out. Thread-safe. */
public final class ModuleWrites {
    private final Writes writes;

    public ModuleWrites(Writes writes) {
        this.writes = writes;
    }

    /**
     * One command, however many events.
     *
     * @param body as it was sent, which tells two requests under one idempotency key apart
     * @throws dev.guildhall.command.dispatch.Rejected with pointers below {@code /config}
     */
    ResponseEntity<byte[]> configure(
            String guildId,
            String module,
            @Nullable Boolean enabled,
            Map<String, @Nullable Object> patch,
            Map<String, @Nullable Object> body,
            Write write) {
        ConfigureModule command = new ConfigureModule(guildId, write.asker().userId(), module, enabled, patch, null);
        return writes.carryOut(new Writes.Task<>(command, ModuleConfiguration.class, body, view -> view), write);
    }

    ResponseEntity<byte[]> toggle(
            String guildId, String module, boolean enabled, Map<String, @Nullable Object> body, Write write) {
        ToggleModule command = new ToggleModule(guildId, write.asker().userId(), module, enabled, null);
        return writes.carryOut(new Writes.Task<>(command, ModuleConfiguration.class, body, view -> view), write);
    }
}
