package dev.guildhall.query.content;

import dev.guildhall.query.configuration.Cause;

/**
 * An event as it came from the log.
 *
 * @param timestampMillis when it was recorded, in epoch milliseconds
 */
public record ContentEvent<E>(E event, long position, long timestampMillis, Cause cause) {}
