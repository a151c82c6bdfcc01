package dev.guildhall.events.settings;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventType;
import java.util.List;

/** At least one general setting took another value. Paths are field names. */
@EventType("settings.Changed")
public record SettingsChanged(String guildId, List<Change> changes) implements SettingsEvent {}
