package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.WriteCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches a module on or off. */
public record ToggleModule(
        String guildId,
        String by,
        String module,
        boolean enabled,
        @Nullable Long expectedSequence) implements WriteCommand {
    @Override
    public ToggleModule expecting(long sequence) {
        return new ToggleModule(guildId, by, module, enabled, sequence);
    }

    @Override
    public ConfigureModule changingNothing() {
        return new ConfigureModule(guildId, by, module, null, Map.of(), null);
    }
}
