package dev.guildhall.events.modules;

import dev.guildhall.events.OfGuild;

public sealed interface ModuleEvent extends OfGuild permits ModuleEnabled, ModuleDisabled, ModuleConfigured {
    /** A word of {@link dev.guildhall.events.GuildModule}, kept raw because events outlive the enumeration. */
    String module();
}
