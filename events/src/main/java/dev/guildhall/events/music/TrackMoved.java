package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * A track is to be heard sooner or later than it was.
 *
 * @param place in the queue from now on; the first is 1
 * @param byUserId the DJ
 */
@EventType("music.TrackMoved")
public record TrackMoved(String guildId, int number, int place, String byUserId) implements MusicEvent {}
