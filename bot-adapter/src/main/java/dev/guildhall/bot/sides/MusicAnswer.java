package dev.guildhall.bot.sides;

import org.jspecify.annotations.Nullable;

/**
 * What became of a guild's queue.
 *
 * @param outcome {@link #VOTED}, or what was asked for
 * @param number of the track that it was about; {@code null} for none, as are the next two
 * @param place in the queue; 0 when it is not in there any more
 * @param queued how many tracks are in the queue now
 * @param needed how many votes it takes to skip the first
 * @param cleared how many tracks were taken out at once
 * @param volume {@code null} where nobody has said so
 */
public record MusicAnswer(
        String outcome,
        @Nullable Integer number,
        @Nullable Integer place,
        @Nullable String text,
        int queued,
        int votes,
        int needed,
        int cleared,
        @Nullable Integer volume) {
    /** A vote was counted, and more are needed. */
    public static final String VOTED = "VOTED";
}
