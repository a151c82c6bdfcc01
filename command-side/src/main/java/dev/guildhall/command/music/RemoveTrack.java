package dev.guildhall.command.music;

/** A track is to be taken out of the queue. */
record RemoveTrack(String guildId, int number, MusicMember by, MusicTerms terms) implements MusicCommand {}
