package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What comes after a ticket is closed.
 *
 * @param transcriptChannelId where its transcript is posted; {@code null} for nowhere
 * @param removalDelayMillis how long its channel stays
 */
record Ending(@Nullable String transcriptChannelId, long removalDelayMillis) {}
