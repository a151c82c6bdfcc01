package dev.guildhall.bot.tempvoice;

import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a guild has configured. */
record TempVoiceModule(
        @Nullable String creatorChannelId,
        @Nullable String categoryId,
        String namePattern,
        int userLimit,
        int bitrateKbps) {
    /** Empty where it is switched off. */
    static Optional<TempVoiceModule> of(GuildConfiguration guild) {
        return EnabledModule.of(guild, GuildModule.TEMPVOICE)
                .map(module -> new TempVoiceModule(
                        module.id("creatorChannelId"),
                        module.id("categoryId"),
                        module.text("namePattern"),
                        (int) module.number("userLimit"),
                        (int) module.number("bitrateKbps")));
    }

    /** Holds for what is left when the module is switched off, too. */
    static boolean deletesWhenEmpty(GuildConfiguration guild) {
        return EnabledModule.evenIfOff(guild, GuildModule.TEMPVOICE)
                .map(module -> module.flag("deleteWhenEmpty"))
                .orElse(false);
    }

    boolean isCreator(@Nullable String channelId) {
        return creatorChannelId != null && creatorChannelId.equals(channelId);
    }
}
