package dev.guildhall.events.wire;

import java.util.Locale;

/**
 * What a guild holds beside its configuration, and what changes by itself. In {@link ChangedGuilds} it is told of, among
 * the parts, to those only who ask for it.
 */
public enum GuildContent {
    GIVEAWAYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
