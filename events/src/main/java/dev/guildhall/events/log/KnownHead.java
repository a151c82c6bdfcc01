package dev.guildhall.events.log;

import org.jspecify.annotations.Nullable;

/**
 * A head of the log as somebody has read it elsewhere.
 *
 * @param link 64 hexadecimal digits
 * @param recordedAtMillis since 1970; {@code null} when nobody knows
 */
public record KnownHead(
        long position, String link, @Nullable Long recordedAtMillis) {}
