package dev.guildhall.bot.sides;

import java.util.List;

/**
 * A guild's queue as the query side shows it.
 *
 * @param queued how many tracks there are
 * @param votes how many do not want to hear the first one
 * @param tracks the first of them, in order
 */
public record QueueView(int queued, int votes, int volume, List<QueuedTrack> tracks) {
    /** @param number of the track in the guild; it stays the same */
    public record QueuedTrack(int number, String text, String userId) {}
}
