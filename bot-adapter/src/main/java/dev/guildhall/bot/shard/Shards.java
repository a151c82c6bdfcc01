package dev.guildhall.bot.shard;

/** How Discord divides guilds among shards. */
public final class Shards {
    private static final int TIME_SHIFT = 22;

    private Shards() {}

    /** The shard that Discord gives a guild to, of so many. */
    public static int of(String guildId, int total) {
        return (int) Long.remainderUnsigned(Long.parseUnsignedLong(guildId) >>> TIME_SHIFT, total);
    }
}
