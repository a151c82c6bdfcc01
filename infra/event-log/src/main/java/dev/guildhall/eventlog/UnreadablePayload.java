package dev.guildhall.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of an event that this program cannot read, for readers who asked to be given one rather than to
 * be stopped: they decide what becomes of it.
 *
 * @param type as it is stored, known or not
 * @param guildId of whose history it is; {@code null} for an event of no guild
 */
public record UnreadablePayload(
        long position, String type, @Nullable String guildId, UnreadableEvent failure) {}
