package dev.guildhall.command.music;

/**
 * A track is to be heard sooner or later.
 *
 * @param place the first is 1; beyond the last means the last
 */
record MoveTrack(String guildId, int number, int place, MusicMember by, MusicTerms terms) implements MusicCommand {}
