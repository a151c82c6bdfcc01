package dev.guildhall.command.guild;

import dev.guildhall.events.wire.GrantedAccess;

/** That a guild is known, and what its owner has granted: from that follows what else the bot has to tell. */
public record Registration(String guildId, GrantedAccess access) {}
