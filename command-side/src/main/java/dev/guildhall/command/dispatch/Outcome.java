package dev.guildhall.command.dispatch;

/** What is told to whoever gave a command. {@code version} is that of the guild's configuration afterwards. */
public record Outcome<V>(V view, long version) {}
