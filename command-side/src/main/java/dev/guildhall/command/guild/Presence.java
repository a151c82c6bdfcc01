package dev.guildhall.command.guild;

/** That a guild is known, and under which id. */
public record Presence(String guildId) {}
