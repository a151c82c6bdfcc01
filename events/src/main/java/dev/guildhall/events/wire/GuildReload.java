package dev.guildhall.events.wire;

/** On {@code guild:reload}: forget what you hold about the guild and read it anew. */
public record GuildReload(String guildId, long timestamp, long version) implements Envelope {}
