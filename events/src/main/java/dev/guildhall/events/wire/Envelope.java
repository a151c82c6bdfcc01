package dev.guildhall.events.wire;

/**
 * What a channel carries. It only says "what you hold is older than {@code version}": identifiers and public values,
 * never a secret. {@code timestamp} is in epoch milliseconds.
 */
public sealed interface Envelope
        permits ConfigChanged,
                SettingsChange,
                ModuleToggle,
                GuildReload,
                PermissionRevocation,
                CommandExecution,
                DiscordEvent {
    String guildId();

    long timestamp();

    long version();
}
