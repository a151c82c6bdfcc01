package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * The first track of the queue is over, and the next one is on.
 *
 * @param means a stable word: requester (who requested it was done with it), dj, or vote
 * @param byUserId who said so, or gave the last vote that was needed
 * @param votes how many wanted it; 0 where it was not put to the vote
 * @param listeners how many listened then; 0 where it was not put to the vote
 */
@EventType("music.TrackSkipped")
public record TrackSkipped(String guildId, int number, String means, String byUserId, int votes, int listeners)
        implements MusicEvent {}
