package dev.guildhall.events;

/** Ids of aggregates carry their type, so that no two kinds can ever collide in the log. */
public final class AggregateIds {
    private static final String GUILD = "guild:";

    private AggregateIds() {}

    public static String guild(String guildId) {
        return GUILD + guildId;
    }
}
