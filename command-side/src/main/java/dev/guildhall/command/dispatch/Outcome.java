package dev.guildhall.command.dispatch;

/**
 * What is told to whoever gave a command. {@code version} is that of the guild's configuration afterwards, or of whatever
 * else the command was about.
 */
public record Outcome<V>(V view, long version) {}
