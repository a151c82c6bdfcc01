package dev.guildhall.command.dispatch;

/**
 * What an aggregate answers to a command.
 *
 * @param view what the command was about, as it is now in effect
 * @param sequence of the aggregate's last event, including those of this command
 * @param configurationSequence of the last one that changed what has a version, from which that follows: of a guild its
 *     configuration, of anything else all of it
 */
public record Decision<V>(V view, long sequence, long configurationSequence) {}
