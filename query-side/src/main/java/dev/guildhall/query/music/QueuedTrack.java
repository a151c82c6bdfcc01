package dev.guildhall.query.music;

import dev.guildhall.events.music.TrackRequested;

/**
 * A track in the queue, without what anybody typed.
 *
 * @param textAt position in the log at which that stands
 */
record QueuedTrack(int number, String userId, long requestedAtMillis, long textAt) {
    static QueuedTrack of(TrackRequested event, long position) {
        return new QueuedTrack(event.number(), event.userId(), event.requestedAtMillis(), position);
    }
}
