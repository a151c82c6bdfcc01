package dev.guildhall.events.modules;

import dev.guildhall.events.EventType;

@EventType("module.Disabled")
public record ModuleDisabled(String guildId, String module) implements ModuleEvent {}
