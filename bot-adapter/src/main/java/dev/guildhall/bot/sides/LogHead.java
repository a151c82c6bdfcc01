package dev.guildhall.bot.sides;

/**
 * The end of the log.
 *
 * @param position 0 when the log is empty
 * @param link lower-case hexadecimal
 */
public record LogHead(long position, String link) {}
