package dev.guildhall.command.music;

/**
 * A member wants to hear something.
 *
 * @param trackId by which a repetition is known
 * @param atMillis now
 */
record RequestTrack(String guildId, String trackId, MusicMember by, String text, MusicTerms terms, long atMillis)
        implements MusicCommand {}
