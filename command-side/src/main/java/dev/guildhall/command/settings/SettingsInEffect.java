package dev.guildhall.command.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guild's general settings, defaults filled in. */
public record SettingsInEffect(Map<String, @Nullable Object> settings) {}
