package dev.guildhall.events.modules;

import dev.guildhall.events.GuildhallEvent;

public sealed interface ModuleEvent extends GuildhallEvent permits ModuleEnabled, ModuleDisabled, ModuleConfigured {
    /** A word of {@link dev.guildhall.events.GuildModule}, kept raw because events outlive the enumeration. */
    String module();
}
