package dev.guildhall.events.wire;

/** On {@code command:executed}. {@code result} is {@code success} or {@code failure}. */
public record CommandExecution(
        String guildId, String command, String executor, String executorId, String result, long timestamp, long version)
        implements Envelope {}
