package dev.guildhall.command.music;

import org.jspecify.annotations.Nullable;

/**
 * What became of the queue, as its writers are told it.
 *
 * @param outcome REQUESTED, VOTED, SKIPPED, REMOVED, MOVED, CLEARED, VOLUME_SET or UNCHANGED
 * @param number of the track that it was about; null for none, as are the next three
 * @param place in the queue; 0 when it is not in there any more
 * @param text what it is; of whoever was erased since, [erased]
 * @param queued how many tracks are in the queue now
 * @param needed how many votes it takes to skip the first; 0 where nobody votes
 * @param cleared how many tracks were taken out at once
 * @param volume null where nobody has said so
 */
public record MusicAnswer(
        String outcome,
        @Nullable Integer number,
        @Nullable String userId,
        @Nullable Integer place,
        @Nullable String text,
        int queued,
        int votes,
        int needed,
        int cleared,
        @Nullable Integer volume) {}
