package dev.guildhall.command.music;

/** @param volume 0 to {@link MusicLimits#MAX_VOLUME} */
record SetVolume(String guildId, int volume, MusicMember by, MusicTerms terms) implements MusicCommand {}
