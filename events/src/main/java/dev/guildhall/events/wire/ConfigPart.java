package dev.guildhall.events.wire;

import dev.guildhall.events.GuildModule;
import java.util.Locale;
import java.util.Optional;

/** The parts of a guild's configuration that are invalidated one by one. */
public enum ConfigPart {
    SETTINGS,
    WELCOME,
    MODERATION,
    LEVELING,
    GIVEAWAY,
    TICKETS,
    AUTORESPONDER,
    TEMPVOICE,
    MUSIC,
    SUBSCRIPTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConfigPart of(GuildModule module) {
        return valueOf(module.name());
    }

    /** @throws IllegalArgumentException for a word that no part has */
    public static ConfigPart of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Empty for the parts that are not modules. */
    public Optional<GuildModule> module() {
        return GuildModule.of(word());
    }
}
