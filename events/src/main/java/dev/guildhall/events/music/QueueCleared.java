package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * Nothing that was in the queue is to be heard.
 *
 * @param tracks how many there were
 * @param byUserId the DJ
 */
@EventType("music.QueueCleared")
public record QueueCleared(String guildId, int tracks, String byUserId) implements MusicEvent {}
