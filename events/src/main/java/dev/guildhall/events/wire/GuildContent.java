package dev.guildhall.events.wire;

/**
 * What a guild holds beside its configuration, and what changes by itself. In {@link ChangedGuilds} it is told of, among
 * the parts, to those only who ask for it.
 */
public enum GuildContent {
    GIVEAWAYS("giveaways", "giveaways"),
    CASES("cases", "cases"),
    /** What members want to hear. Its word must not be that of the module's configuration. */
    MUSIC_QUEUE("music-queue", "music"),
    /** What members have earned: told of by version alone, since they earn all the time. */
    LEADERBOARD("leaderboard", "leaderboard"),
    /** Its word must not be that of the module's configuration. */
    TICKETS("ticket-desk", "tickets");

    private final String word;
    private final String collection;

    GuildContent(String word, String collection) {
        this.word = word;
        this.collection = collection;
    }

    /** Among the parts: other than every word of {@link ConfigPart}. */
    public String word() {
        return word;
    }

    /** What it is called below a guild: in the routes that list it, and in a panel's query keys. */
    public String collection() {
        return collection;
    }
}
