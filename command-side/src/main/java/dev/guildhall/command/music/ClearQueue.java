package dev.guildhall.command.music;

/** All of it is to be taken out. */
record ClearQueue(String guildId, MusicMember by, MusicTerms terms) implements MusicCommand {}
