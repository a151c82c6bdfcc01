package dev.guildhall.events.wire;

/** On {@code bot:config:*}. {@code module} is the upper-case name of a {@link ConfigPart}. */
public record ConfigChanged(String guildId, String module, String action, long timestamp, long version)
        implements Envelope {
    public static final String CREATE = "create";
    public static final String UPDATE = "update";
    public static final String DELETE = "delete";

    public static ConfigChanged updated(String guildId, ConfigPart part, long timestamp, long version) {
        return new ConfigChanged(guildId, part.name(), UPDATE, timestamp, version);
    }
}
