package dev.guildhall.events.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On {@code module:toggle}, with the module's whole configuration in effect. */
public record ModuleToggle(
        String guildId,
        String moduleName,
        boolean enabled,
        Map<String, @Nullable Object> config,
        long timestamp,
        long version)
        implements Envelope {}
