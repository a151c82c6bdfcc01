package dev.guildhall.command.dispatch;

/**
 * What a guild answers to a command.
 *
 * @param view what the command was about, as it is now in effect
 * @param sequence of the guild's last event, including those of this command
 * @param configurationSequence of the last one that changed the guild's configuration, from which its version follows
 */
public record Decision<V>(V view, long sequence, long configurationSequence) {}
