package dev.guildhall.events.music;

import dev.guildhall.events.EventType;

/**
 * How loud it is to be from now on, whatever the guild has configured to begin with.
 *
 * @param volume 0 to 100
 * @param byUserId the DJ
 */
@EventType("music.VolumeSet")
public record VolumeSet(String guildId, int volume, String byUserId) implements MusicEvent {}
