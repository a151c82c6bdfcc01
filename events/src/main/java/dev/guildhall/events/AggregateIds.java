package dev.guildhall.events;

/** Ids of aggregates carry their type, so that no two kinds can ever collide in the log. */
public final class AggregateIds {
    private static final String GUILD = "guild:";

    private static final String PERSON = "person:";

    private static final String PROJECTION = "projection:";

    private static final String EFFECT = "effect:";

    private static final String REVOCATION = "revocation:";

    private static final String VERIFICATION = "verification:";

    private static final String GIVEAWAY = "giveaway:";

    private static final String LEVEL = "level:";

    private static final String MODERATION = "moderation:";
    private static final String MUSIC = "music:";
    private static final String MEMBERS = "members:";

    private static final String TICKET_DESK = "tickets:";

    private static final String TICKET = "ticket:";

    private AggregateIds() {}

    public static String guild(String guildId) {
        return GUILD + guildId;
    }

    public static String person(String userId) {
        return PERSON + userId;
    }

    /** One user in one guild, however often they come and go. */
    public static String member(String guildId, String userId) {
        return MEMBERS + guildId + ":" + userId;
    }

    /** What operators have decided about one processing group. */
    public static String projection(String group) {
        return PROJECTION + group;
    }

    /** What operators have decided about one effect. */
    public static String effect(String effectId) {
        return EFFECT + effectId;
    }

    /** One verification of the log that an operator asked for. */
    public static String verification(String verificationId) {
        return VERIFICATION + verificationId;
    }

    /** One time that an operator ended sessions. */
    public static String revocation(String revocationId) {
        return REVOCATION + revocationId;
    }

    public static String giveaway(String giveawayId) {
        return GIVEAWAY + giveawayId;
    }

    /** What one member of one guild has earned. */
    public static String level(String guildId, String userId) {
        return LEVEL + guildId + ":" + userId;
    }

    /** All cases of a guild. */
    public static String moderation(String guildId) {
        return MODERATION + guildId;
    }

    /** What members of a guild want to hear. */
    public static String music(String guildId) {
        return MUSIC + guildId;
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
