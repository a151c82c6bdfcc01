package dev.guildhall.events.modules;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventType;
import java.util.List;

/** At least one field of a module's configuration took another value. Paths are field names. */
@EventType("module.Configured")
public record ModuleConfigured(String guildId, String module, List<Change> changes) implements ModuleEvent {}
