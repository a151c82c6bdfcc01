package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * Somebody who listens does not want to hear the first track of the queue. It counts until that is another one.
 *
 * @param byUserId who voted
 * @param listeners how many listened then
 */
@EventType("music.SkipVoted")
public record SkipVoted(String guildId, int number, String byUserId, int listeners) implements MusicEvent {}
