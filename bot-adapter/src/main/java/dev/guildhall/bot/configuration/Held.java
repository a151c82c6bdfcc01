package dev.guildhall.bot.configuration;

import dev.guildhall.events.wire.GuildConfiguration;

/**
 * A configuration in memory. It may reflect a later position than its own version: that of an event which left it
 * unchanged.
 */
record Held(GuildConfiguration configuration, long reflects) {
    static Held of(GuildConfiguration configuration, long atLeast) {
        return new Held(configuration, Math.max(configuration.version(), atLeast));
    }

    /** Of two readings the one of the higher version, whichever came first. */
    static Held newer(Held one, Held other) {
        long difference = one.configuration.version() - other.configuration.version();
        if (difference != 0) {
            return difference > 0 ? one : other;
        }
        return one.reflects >= other.reflects ? one : other;
    }
}
