package dev.guildhall.command.music;

import org.jspecify.annotations.Nullable;

/**
 * What became of the queue. What a track is, is only pointed to, see {@link Track}.
 *
 * @param outcome what was done
 * @param number of the track that it was about; {@code null} for none, as are the next three
 * @param userId who requested it
 * @param place in the queue; 0 when it is not in there any more
 * @param text where it stands
 * @param queued how many tracks are in the queue now
 * @param votes how many do not want to hear the first one
 * @param needed how many votes it takes; 0 where nobody votes
 * @param cleared how many tracks were taken out at once
 * @param volume {@code null} where nobody has said so
 */
record MusicView(
        Outcome outcome,
        @Nullable Integer number,
        @Nullable String userId,
        @Nullable Integer place,
        @Nullable Long text,
        int queued,
        int votes,
        int needed,
        int cleared,
        @Nullable Integer volume) {
    enum Outcome {
        REQUESTED,
        /** A vote was counted, and more are needed. */
        VOTED,
        SKIPPED,
        REMOVED,
        MOVED,
        CLEARED,
        VOLUME_SET,
        UNCHANGED
    }

    static MusicView of(Outcome outcome, Tracks tracks, @Nullable Track track) {
        return new MusicView(
                outcome,
                track == null ? null : track.number(),
                track == null ? null : track.userId(),
                track == null ? null : tracks.place(track),
                track == null ? null : track.textAt(),
                tracks.size(),
                tracks.votes(),
                0,
                0,
                tracks.volume());
    }

    MusicView needing(int votesNeeded) {
        return new MusicView(outcome, number, userId, place, text, queued, votes, votesNeeded, cleared, volume);
    }

    MusicView clearing(int tracks) {
        return new MusicView(outcome, number, userId, place, text, queued, votes, needed, tracks, volume);
    }
}
