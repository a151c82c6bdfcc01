package dev.guildhall.command.ticket;

/**
 * What came of a report.
 *
 * @param messages how many were ever written, as far as they are known
 * @param written how many of the report were not known
 * @param edited how many read differently than before
 * @param deleted how many are found gone
 * @param full whether some were not recorded, as the transcript holds no more
 */
record TranscriptView(int messages, int written, int edited, int deleted, boolean full) {}
