package dev.guildhall.command.music;

/**
 * Somebody does not want to hear the first track.
 *
 * @param number of the track that they mean, which may not be the first any more
 * @param audience who listens to it
 */
record SkipTrack(String guildId, int number, MusicMember by, Audience audience, MusicTerms terms)
        implements MusicCommand {
    /**
     * Those in the voice channel where the track is listened to.
     *
     * @param listens whether whoever asks is one of them
     * @param listeners how many they are, without bots
     */
    record Audience(boolean listens, int listeners) {}
}
