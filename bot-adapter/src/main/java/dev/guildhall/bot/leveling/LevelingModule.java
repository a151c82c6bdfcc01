package dev.guildhall.bot.leveling;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.GuildModule;

/** Whether a guild has levels. */
final class LevelingModule {
    private LevelingModule() {}

    /**
     * May block while the query side is asked.
     *
     * @throws dev.guildhall.bot.sides.SideAway if that cannot be known now
     */
    static boolean isOff(String guildId, ConfigurationCache configurations) {
        return EnabledModule.of(configurations.read(guildId), GuildModule.LEVELING)
                .isEmpty();
    }
}
