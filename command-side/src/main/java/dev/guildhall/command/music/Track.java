package dev.guildhall.command.music;

import dev.guildhall.events.music.TrackRequested;

/**
 * A track in the queue. What it is, is only pointed to, so that it is kept in the log alone.
 *
 * @param textAt sequence number of the queue's event in which it stands
 */
record Track(String trackId, int number, String userId, long textAt) {
    static Track of(TrackRequested event, long at) {
        return new Track(event.trackId(), event.number(), event.userId(), at);
    }
}
