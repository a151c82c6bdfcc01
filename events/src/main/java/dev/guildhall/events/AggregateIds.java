package dev.guildhall.events;

/** Ids of aggregates carry their type, so that no two kinds can ever collide in the log. */
public final class AggregateIds {
    private static final String GUILD = "guild:";

    private static final String PERSON = "person:";

    private static final String GIVEAWAY = "giveaway:";

    private static final String TICKET_DESK = "tickets:";

    private static final String TICKET = "ticket:";

    private AggregateIds() {}

    public static String guild(String guildId) {
        return GUILD + guildId;
    }

    public static String person(String userId) {
        return PERSON + userId;
    }

    public static String giveaway(String giveawayId) {
        return GIVEAWAY + giveawayId;
    }

    /** All tickets of a guild, without what was written in them. */
    public static String ticketDesk(String guildId) {
        return TICKET_DESK + guildId;
    }

    /** What was written in one ticket. */
    public static String ticket(String ticketId) {
        return TICKET + ticketId;
    }
}
