package dev.guildhall.events.guild;

import dev.guildhall.events.GuildhallEvent;

public sealed interface GuildEvent extends GuildhallEvent
        permits GuildRegistered, GuildRenamed, GuildOwnershipTransferred, GuildLeft, GuildRejoined {}
