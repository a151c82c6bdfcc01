package dev.guildhall.push.invalidation;

import dev.guildhall.events.wire.CommandExecution;

/** As the room hears of it; who ran it is told by name only. */
record CommandExecuted(String guildId, String command, String executor, String result, long timestamp) {
    static CommandExecuted of(CommandExecution execution) {
        return new CommandExecuted(
                execution.guildId(),
                execution.command(),
                execution.executor(),
                execution.result(),
                execution.timestamp());
    }
}
