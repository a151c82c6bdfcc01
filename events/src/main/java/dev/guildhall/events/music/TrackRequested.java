package dev.guildhall.events.music;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;

/**
 * A member wants to hear something, after everything that is in the queue.
 *
 * @param trackId by which a repetition is known
 * @param number 1, 2, 3 … in the guild, without a gap, whatever becomes of them
 * @param userId who wants it
 * @param text what it is, in the member's words or as a link
 */
@EventType("music.TrackRequested")
public record TrackRequested(
        String guildId,
        String trackId,
        int number,
        String userId,
        @Personal(of = "userId") String text,
        long requestedAtMillis)
        implements MusicEvent {}
