package dev.guildhall.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A module of the bot that a guild can switch on and configure. */
public enum GuildModule {
    WELCOME,
    MODERATION,
    LEVELING,
    GIVEAWAY,
    TICKETS,
    AUTORESPONDER,
    TEMPVOICE,
    MUSIC;

    /** As it stands in routes, events and configuration: {@code giveaway}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GuildModule> of(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
