package dev.guildhall.events.settings;

import dev.guildhall.events.OfGuild;

public sealed interface SettingsEvent extends OfGuild permits SettingsChanged {}
