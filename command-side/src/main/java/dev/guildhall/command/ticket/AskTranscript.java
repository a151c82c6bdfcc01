package dev.guildhall.command.ticket;

/** Asks when somebody wrote the last time; changes nothing. Answers the {@link LastWritten}. */
record AskTranscript(String guildId, String ticketId) implements TranscriptCommand {}
