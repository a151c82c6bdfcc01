package dev.guildhall.command.modules;

import dev.guildhall.events.GuildModule;
import java.util.Map;

/** What dashboards call fields that have other names here. They keep working as they are. */
final class SeedNames {
    private static final Map<GuildModule, Map<String, String>> OWN = Map.of(
            GuildModule.TEMPVOICE, Map.of("tempVoiceEnabled", "enabled", "tempVoiceCreatorId", "creatorChannelId"),
            GuildModule.GIVEAWAY,
                    Map.of(
                            "giveawayButtonText", "buttonText",
                            "giveawayButtonEmoji", "buttonEmoji",
                            "giveawayColor", "colour"),
            GuildModule.MODERATION, Map.of("logChannel", "logChannelId"));

    private SeedNames() {}

    /** The name here of what a dashboard calls so; the same name when it has no other. */
    static String own(GuildModule module, String name) {
        return OWN.getOrDefault(module, Map.of()).getOrDefault(name, name);
    }
}
