package dev.guildhall.eventlog;

/**
 * The end of the log: whoever knows it can tell later whether anything up to it was changed.
 *
 * @param position 0 when the log is empty
 * @param link lower-case hexadecimal; zeros when the log is empty
 */
public record LogHead(long position, String link) {}
