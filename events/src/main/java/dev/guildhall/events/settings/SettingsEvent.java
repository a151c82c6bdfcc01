package dev.guildhall.events.settings;

import dev.guildhall.events.GuildhallEvent;

public sealed interface SettingsEvent extends GuildhallEvent permits SettingsChanged {}
