package dev.guildhall.events.wire;

/** On {@code permission:revoked}. {@code reason} is a stable word, not a sentence. */
public record PermissionRevocation(String guildId, String userId, String reason, long timestamp, long version)
        implements Envelope {}
