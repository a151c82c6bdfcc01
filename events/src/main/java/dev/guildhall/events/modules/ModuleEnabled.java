package dev.guildhall.events.modules;

import dev.guildhall.events.EventType;

@EventType("module.Enabled")
public record ModuleEnabled(String guildId, String module) implements ModuleEvent {}
