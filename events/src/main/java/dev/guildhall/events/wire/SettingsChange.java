package dev.guildhall.events.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On {@code config:update}: the settings that changed, with their values in effect. */
public record SettingsChange(String guildId, Map<String, @Nullable Object> settings, long timestamp, long version)
        implements Envelope {}
