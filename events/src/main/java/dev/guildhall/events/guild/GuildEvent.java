package dev.guildhall.events.guild;

import dev.guildhall.events.OfGuild;

public sealed interface GuildEvent extends OfGuild
        permits GuildRegistered, GuildRenamed, GuildOwnershipTransferred, GuildLeft, GuildRejoined {}
