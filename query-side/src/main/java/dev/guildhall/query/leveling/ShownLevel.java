package dev.guildhall.query.leveling;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to carry out in Discord what follows from a level.
 *
 * @param channelId where the member is told: as configured, or else where the member wrote
 * @param text with its placeholders; empty when the member is not to be told, or the module is off by now
 * @param guildName for one of the placeholders
 */
record ShownLevel(String userId, int level, @Nullable String channelId, String text, String guildName) {
    static ShownLevel of(LevelView view, GuildConfiguration guild) {
        ModuleConfiguration module = guild.module(GuildModule.LEVELING.word()).orElseThrow();
        Object configured = module.config().get("levelUpChannelId");
        Object text = module.config().get("levelUpText");
        return new ShownLevel(
                view.userId(),
                view.level(),
                configured instanceof String channel ? channel : view.channelId(),
                module.enabled() && text instanceof String given ? given : "",
                guild.name());
    }
}
