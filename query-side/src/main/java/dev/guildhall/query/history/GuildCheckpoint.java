package dev.guildhall.query.history;

import dev.guildhall.query.configuration.GuildView;
import java.time.Instant;

/**
 * A guild as it was right after an event of its own.
 *
 * @param sequence of the event, among the guild's own
 * @param recordedAt when the event was recorded
 */
record GuildCheckpoint(GuildView view, long sequence, Instant recordedAt) {}
