package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * A track is not to be heard, wherever in the queue it was.
 *
 * @param byUserId who took it out: whoever requested it, or a DJ
 */
@EventType("music.TrackRemoved")
public record TrackRemoved(String guildId, int number, String byUserId) implements MusicEvent {}
