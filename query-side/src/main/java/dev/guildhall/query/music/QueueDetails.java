package dev.guildhall.query.music;

import java.time.Instant;
import java.util.List;

/**
 * A guild's queue as it is read, or a part of it.
 *
 * @param queued how many tracks there are, on all pages
 * @param votes how many do not want to hear the first one
 * @param volume what a DJ has said, otherwise what is configured
 */
record QueueDetails(int queued, int votes, int volume, List<TrackDetails> tracks) {
    /**
     * One track.
     *
     * @param place the first is 1
     * @param number of the track in the guild; it stays the same
     * @param text what it is, in the member's words or as a link
     */
    record TrackDetails(int place, int number, String text, String userId, Instant requestedAt) {}
}
